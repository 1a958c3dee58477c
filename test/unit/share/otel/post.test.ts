import assert from 'node:assert/strict';
import { endpointOf, urlFor } from '../../../../src/share/otel/endpoint.ts';
import { encodeEvents } from '../../../../src/share/otel/encode.ts';
import { post, type Posted } from '../../../../src/share/otel/post.ts';
import { Collector, type Manner } from '../../../support/collector.ts';

suite('An endpoint', () => {
	const check = (text: string, kind: 'usable' | 'unusable', words = /./): void => {
		const endpoint = endpointOf(text);
		assert.equal(endpoint.kind, kind, text);
		assert.match(endpoint.kind === 'usable' ? endpoint.base.href : endpoint.sentence, words);
	};

	test('is encrypted, unless it never leaves the machine', () => {
		check('https://collector.example:4318', 'usable');
		check('https://collector.example/otlp/', 'usable');
		check('http://localhost:4318', 'usable');
		check('http://127.0.0.1:4318', 'usable');
		check('http://[::1]:4318', 'usable');
		check('http://collector.example:4318', 'unusable', /not encrypted/);
		check('http://localhost.example:4318', 'unusable', /not encrypted/);
		check('http://127.0.0.1.example:4318', 'unusable', /not encrypted/);
	});

	test('is an address and nothing else', () => {
		check('', 'unusable', /No endpoint is set/);
		check('collector', 'unusable', /no address/);
		check('file:///etc/passwd', 'unusable', /no address/);
		check('https://user:secret@collector.example', 'unusable', /more than an address/);
		check('https://collector.example/?token=1', 'unusable', /more than an address/);
	});

	test('has a path for each signal below its own', () => {
		assert.equal(urlFor(new URL('https://collector.example'), 'logs'), 'https://collector.example/v1/logs');
		assert.equal(urlFor(new URL('https://collector.example/otlp/'), 'metrics'), 'https://collector.example/otlp/v1/metrics');
	});
});

suite('Sending', () => {
	let collector: Collector;
	setup(async () => {
		collector = await Collector.start();
	});
	teardown(() => collector.stop());

	const body = encodeEvents([{ id: 'e', name: 'bookend.session', at: 0, attributes: {} }], { version: '1', instance: 'i' }).bytes();
	const posted = (manner: Manner, token: string | null = null): Promise<Posted> => {
		collector.be(() => manner);
		return post({ base: new URL(collector.endpoint), token }, 'logs', body);
	};

	test('goes to the path of the signal, with the token', async () => {
		assert.deepEqual(await posted({ kind: 'take' }, 'very secret'), { kind: 'taken', rejected: 0, why: '' });
		const [request] = collector.received;
		assert.equal(request?.path, '/v1/logs');
		assert.equal(request.headers.authorization, 'Bearer very secret');
		assert.equal(request.headers['content-type'], 'application/x-protobuf');
	});

	test('says what was not wanted', async () => {
		assert.deepEqual(await posted({ kind: 'takeBut', rejected: 1 }), { kind: 'taken', rejected: 1, why: 'not wanted' });
	});

	for (const status of [429, 500, 502, 503, 504]) {
		test(`is tried again after ${String(status)}`, async () => {
			const expected = { kind: 'later', afterMs: 7_000, why: `it answered ${String(status)}` } as const;
			assert.deepEqual(await posted({ kind: 'answer', status, headers: { 'retry-after': '7' } }), expected);
		});
	}

	test('loses nothing for what the engineer can mend', async () => {
		assert.match(await why({ kind: 'answer', status: 401 }), /later.*the token/);
		assert.match(await why({ kind: 'answer', status: 404 }), /later.*no OTLP/);
	});

	test('follows nobody elsewhere', async () => {
		assert.match(await why({ kind: 'answer', status: 307, headers: { location: `${collector.endpoint}/else` } }), /later.*leads elsewhere/);
		assert.equal(collector.received.length, 0);
	});

	test('is over where the collector will not have it', async () => {
		assert.deepEqual(await posted({ kind: 'answer', status: 400 }), { kind: 'refused', why: 'it answered 400' });
	});

	test('names a collector that hangs up or is not there, without its address', async () => {
		assert.equal(await why({ kind: 'hangUp' }), 'later: it cannot be reached (UND_ERR_SOCKET)');
		const gone = collector.endpoint;
		await collector.stop();
		const result = await post({ base: new URL(gone), token: 'very secret' }, 'logs', body);
		assert.deepEqual(result, { kind: 'later', afterMs: null, why: 'it cannot be reached (ECONNREFUSED)' });
		collector = await Collector.start();
	});

	async function why(manner: Manner): Promise<string> {
		const result = await posted(manner, 'very secret');
		return `${result.kind}: ${result.why}`;
	}
});
