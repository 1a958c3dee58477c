import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { instruments, metricsOf } from '../../../../src/share/otel/metrics.ts';
import { summaryWith } from '../../../support/summaries.ts';

const folder = path.resolve(import.meta.dirname, '../../../../media/openTelemetry');
const dashboard = z
	.object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) })) })
	.parse(JSON.parse(readFileSync(path.join(folder, 'grafana-dashboard.json'), 'utf8')));
const queries = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));

/** As Prometheus writes names: https://prometheus.io/docs/guides/opentelemetry */
const underscored = (name: string): string => name.replaceAll('.', '_');
const nameOf = ({ name, unit, kind }: (typeof instruments)[number]): string =>
	`${underscored(name)}${unit === 's' ? '_seconds' : ''}${kind === 'counter' ? '_total' : ''}`;
const labels = new Set(
	metricsOf(summaryWith()).flatMap(({ points }) => points.flatMap(({ attributes }) => Object.keys(attributes).map(underscored))),
);

suite('The dashboard for Grafana', () => {
	test('asks for what is sent, and for nothing else', () => {
		const sent = new Set(instruments.map(nameOf));
		for (const { title, expr } of queries) {
			const names = expr.match(/\b(?:bookend|gen_ai)_\w+/g) ?? [];
			assert.ok(names.length > 0, title);
			for (const name of names) {
				assert.ok(sent.has(name) || labels.has(name), `${title}: ${name}`);
			}
		}
	});

	test('leaves out nothing that is sent', () => {
		const asked = queries.map(({ expr }) => expr).join(' ');
		assert.deepEqual(
			instruments.map(nameOf).filter(name => !asked.includes(name)),
			[],
		);
	});

	test('shows nobody apart', () => {
		for (const { title, expr } of queries) {
			assert.match(expr, /^sum\b/, title);
			assert.doesNotMatch(expr, /instance|topk|bottomk|sort/, title);
		}
	});
});

suite('The page about OpenTelemetry', () => {
	test('names only what is sent', () => {
		const page = readFileSync(path.join(folder, 'README.md'), 'utf8');
		const known = [
			'bookend.event.id',
			'bookend.event.telling',
			'bookend.session.id',
			'bookend.session',
			'bookend.coverage.basis',
			'bookend.coverage.unknown',
		];
		const named = [...page.matchAll(/`((?:bookend|gen_ai)\.[a-z_.]+)`/g)].flatMap(([, name = '']) => name);
		for (const name of named.filter(one => !one.startsWith('bookend.openTelemetry'))) {
			assert.ok(known.includes(name) || instruments.some(one => one.name === name), name);
		}
	});
});
