import assert from 'node:assert/strict';
import { encodeEvents, encodeMetrics } from '../../../../src/share/otel/encode.ts';
import { instruments, metricsOf } from '../../../../src/share/otel/metrics.ts';
import { sessionEvent } from '../../../../src/share/otel/sessionEvent.ts';
import { attributeOf, decoded, metricsIn, recordsIn, type MetricReceived } from '../../../support/collector.ts';
import { summaryWith } from '../../../support/summaries.ts';

/** The protocol's own number. */
const CUMULATIVE = 2;

const teller = { version: '1.2.3', instance: 'a random name' };
const event = sessionEvent(summaryWith(), { session: 'session pseudonym', event: 'event pseudonym' });

/** Of the protocol's JSON, the numbers that JSON cannot hold are texts. */
const comparable = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? String(inner) : inner)));

/** The definitions give every list, also an empty one, and no field that is as it would be anyway. */
const pruned = (value: unknown): unknown => {
	if (Array.isArray(value)) {
		return value.map(pruned);
	}
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	const entries = Object.entries(value).map(([key, inner]) => [key, pruned(inner)] as const);
	return Object.fromEntries(entries.filter(([, inner]) => !isUsual(inner)));
};
const isUsual = (value: unknown): boolean =>
	value === '0' || value === '' || value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

suite('What is sent to a collector', () => {
	test('is an event by the definitions of the protocol', () => {
		const [record] = recordsIn(decoded('/v1/logs', encodeEvents([event], teller).bytes()));
		assert.ok(record);
		assert.equal(record.eventName, 'bookend.session');
		assert.equal(attributeOf(record, 'bookend.event.id'), 'event pseudonym');
		assert.equal(attributeOf(record, 'bookend.session.id'), 'session pseudonym');
		assert.equal(record.timeUnixNano, `${String(Date.parse('2026-11-20T23:59:59.999Z'))}000000`);
	});

	test('shows as JSON with every field that goes out, and no other', () => {
		const events = encodeEvents([event], teller);
		assert.deepEqual(pruned(comparable(decoded('/v1/logs', events.bytes()))), pruned(comparable(events.json())));
		const metrics = encodeMetrics({ metrics: metricsOf(summaryWith()), since: 1_000, at: 61_500 }, teller);
		assert.deepEqual(pruned(comparable(decoded('/v1/metrics', metrics.bytes()))), pruned(comparable(metrics.json())));
	});

	test('tells sums as they stand since they began, and states as they are', () => {
		const { bytes } = encodeMetrics({ metrics: metricsOf(summaryWith()), since: 1_000, at: 61_500 }, teller);
		const metrics = metricsIn(decoded('/v1/metrics', bytes()));
		const metric = (name: string): MetricReceived | undefined => metrics.find(one => one.name === name);
		const cost = metric('bookend.cost');
		assert.equal(cost?.sum?.dataPoints[0]?.asDouble, 2.75);
		assert.equal(cost.sum.dataPoints[0].startTimeUnixNano, '1000000000');
		assert.equal(cost.sum.dataPoints[0].timeUnixNano, '61500000000');
		assert.equal(metric('bookend.lines.alive')?.gauge?.dataPoints[0]?.asInt, '120');
		const sums = metrics.flatMap(({ sum }) => sum ?? []);
		assert.deepEqual(new Set(sums.map(({ aggregationTemporality }) => aggregationTemporality)), new Set([CUMULATIVE]));
		assert.equal(sums.filter(({ isMonotonic }) => isMonotonic).length, 5);
	});

	test('says of the sender its program, its version and a random name', () => {
		const { json } = encodeEvents([event], teller);
		const text = JSON.stringify(json());
		const resource = /"resource":\{"attributes":(\[.*?\])/.exec(text)?.[1] ?? '[]';
		const names = (JSON.parse(resource) as { key: string }[]).map(({ key }) => key);
		assert.deepEqual(names, ['service.name', 'service.version', 'service.instance.id']);
	});
});

suite('What is told of figures', () => {
	test('has one metric for each instrument', () => {
		assert.deepEqual(
			metricsOf(summaryWith()).map(({ name }) => name),
			instruments.map(({ name }) => name),
		);
	});

	test('has no metric and no figure where nobody knows', () => {
		const unknown = summaryWith({ coverage: { unknown: 'noFolder' }, cost: { unknown: 'noPrice' } });
		const names = metricsOf(unknown).map(({ name }) => name);
		assert.ok(!names.includes('bookend.lines.alive') && !names.includes('bookend.tokens.unpriced') && names.includes('bookend.runs'));
		const { attributes } = sessionEvent(unknown, { session: '', event: '' });
		assert.equal(attributes['bookend.coverage.unknown'], 'noFolder');
		assert.equal(attributes['bookend.coverage.alive'], undefined);
	});

	test('names models and who offers them as the conventions do', () => {
		const [input] = metricsOf(summaryWith());
		assert.deepEqual(input?.points, [
			{
				value: 2_162_000,
				attributes: {
					'gen_ai.operation.name': 'chat',
					'gen_ai.provider.name': 'anthropic',
					'gen_ai.token.modality': 'unknown',
					'gen_ai.response.model': 'claude-opus-4-5',
				},
			},
		]);
	});

	test('has nothing of what the engineer may add to a summary', () => {
		const chosen = { author: 'Ada', project: 'secret', branch: 'b/secret', title: 'Do', prompts: ['Do it'], paths: ['/x'], note: 'n' };
		const plain = sessionEvent(summaryWith(), { session: 's', event: 'e' });
		assert.deepEqual(sessionEvent(summaryWith({ chosen }), { session: 's', event: 'e' }), plain);
	});
});
