/** Nothing of real sessions leaves with what is shared of them by default. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseJson } from '../../../../src/base/json.ts';
import { usualChoices } from '../../../../src/domain/summary/choices.ts';
import { languages } from '../../../../src/domain/summary/language.ts';
import { summaryFormats, type SummaryFormat } from '../../../../src/domain/summary/format.ts';
import { OTHER_MODEL, sharedModelName } from '../../../../src/domain/summary/modelName.ts';
import { unknownReasons, type Summary, type SummaryFigures } from '../../../../src/domain/summary/summary.ts';
import { commandClasses, commandResults } from '../../../../src/domain/trace/command.ts';
import type { Day } from '../../../../src/domain/calendar.ts';
import type { SessionId } from '../../../../src/domain/trace/ids.ts';
import { workKinds } from '../../../../src/domain/value/kind.ts';
import { outcomes } from '../../../../src/domain/value/outcome.ts';
import type { Engine } from '../../../../src/server/engine.ts';
import { sharedOf } from '../../../../src/server/summaries/share.ts';
import type { SummarySources } from '../../../../src/server/summaries/summary.ts';
import { exportedSummary } from '../../../../src/share/summary/export.ts';
import { readSummary } from '../../../../src/share/summary/read.ts';
import { summaryJsonSchema } from '../../../../src/share/summary/jsonSchema.ts';
import { always } from '../../../../src/ingest/store/store.ts';
import { modelLabel } from '../../../../src/domain/spend/modelLabel.ts';
import { engineOver } from '../../../support/engine.ts';
import { sourcesFor } from '../../../support/reportSources.ts';
import { sharedPath } from '../../../support/shared.ts';
import { summaryWith } from '../../../support/summaries.ts';

const MOST_SESSIONS = 50;
const now = Date.parse('2026-11-20T12:00:00Z');
const name = (agent: string): string => ({ 'claude-code': 'Claude Code', codex: 'Codex' })[agent] ?? agent;

/** A summary in which each word occurs that Bookend itself may say. */
function wordiest(): readonly Summary[] {
	const { tokens } = summaryWith();
	const everything: Partial<SummaryFigures> = {
		agents: ['claude-code', 'codex'].map(agent => ({ agent, sessions: 1 })),
		tokens: { ...tokens, lowerBoundResponses: 2, sessionTotals: 2, estimatedResponses: 2 },
		runs: {
			basis: 'estimated',
			counts: commandClasses.flatMap(one =>
				commandResults.flatMap(result => (['agent', 'engineer'] as const).map(by => ({ by, class: one, result, count: 1 }))),
			),
		},
		edits: {
			basis: 'inferred',
			count: 9,
			files: 2,
			added: 1,
			removed: 1,
			languages: languages.map(language => ({ language, count: 2, added: 1, removed: 1 })),
		},
		kinds: { basis: 'inferred', counts: workKinds.map(kind => ({ kind, sessions: 2, said: 0, usd: null })) },
		outcomes: { basis: 'measured', counts: outcomes.map(outcome => ({ outcome, sessions: 1 })) },
		models: {
			basis: 'measured',
			counts: [null, OTHER_MODEL].map(model => ({
				model,
				responses: 1,
				tokens: { input: 1, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 },
				usd: null,
			})),
		},
	};
	const nothing = unknownReasons.map((unknown): Partial<SummaryFigures> => ({
		prompts: { unknown },
		corrections: { unknown },
		engineerTime: { unknown },
		agentTime: { unknown },
		tokens: { unknown },
		cost: { unknown },
		coverage: { unknown },
		runs: { unknown },
		edits: { unknown },
		kinds: { unknown },
		outcomes: { unknown },
		models: { unknown },
		changes: { unknown },
	}));
	const small: Partial<SummaryFigures> = {
		engineerTime: { basis: 'measured', seconds: { spec: 1, delegate: 0, verify: 0, byHand: 0, unknown: 0 }, observedSeconds: 1 },
		tokens: { ...tokens, lowerBoundResponses: 1, sessionTotals: 1, estimatedResponses: 1 },
		edits: {
			basis: 'measured',
			count: 1,
			files: 1,
			added: 1,
			removed: 1,
			languages: [{ language: 'other', count: 1, added: 1, removed: 1 }],
		},
		cost: { basis: 'estimated', usd: 0.001, unpricedTokens: 1, pricesOf: '2026-11-15' as Day },
	};
	return [everything, small, ...nothing].flatMap(more => [summaryWith(more), summaryWith({ ...more, of: 'period', sessions: 2 })]);
}

suite('What real sessions share by default', function () {
	this.timeout(120_000);
	const home = sharedPath('fixtures/home');
	let engine: Engine;
	let sources: SummarySources;
	let chosen: readonly SessionId[];

	suiteSetup(async function () {
		if (home === undefined) {
			this.skip();
		}
		engine = engineOver(home, () => now);
		await engine.sweep();
		const { book } = engine;
		sources = { ...sourcesFor(book), secret: 'made up', version: '0.1.0' };
		const withPrompts = new Set(book.ports.store.titles().map(({ session }) => session));
		chosen = [...book.sessions().keys()].filter(id => book.rootOf(id) === id && withPrompts.has(id)).slice(0, MOST_SESSIONS);
		assert.equal(chosen.length, MOST_SESSIONS);
	});
	suiteTeardown(() => {
		if (home !== undefined) {
			engine.close();
		}
	});

	const text = async (session: SessionId, format: SummaryFormat): Promise<string> =>
		(await sharedOf(sources, { subject: { of: 'session', session }, format, choices: usualChoices }))?.text ?? assert.fail();

	test('is made of Bookend’s own words, numbers, days, pseudonyms and public models’ names', async () => {
		const words = (told: string): readonly string[] => told.match(/[\p{L}_][\p{L}\p{N}_.’'-]*/gu) ?? [];
		for (const format of summaryFormats) {
			const ours = new Set(wordiest().flatMap(summary => words(exportedSummary(summary, format, name))));
			for (const session of chosen) {
				const told = withoutModels(await text(session, format), engine, session).replace(/\b[0-9a-f]{32}\b/g, '');
				assert.deepEqual(
					words(told).filter(word => !ours.has(word) && !/^[a-z]$/.test(word)),
					[],
					`${session} as ${format}`,
				);
			}
		}
	});

	test('holds no line of a transcript, no path, branch, name, home, host or id', async () => {
		const ours = wordiest()
			.flatMap(summary => summaryFormats.map(format => exportedSummary(summary, format, name)))
			.join('\n');
		const machine = [os.userInfo().username, os.hostname(), os.homedir(), home ?? ''].filter(
			word => word.length > 3 && !ours.includes(word),
		);
		for (const session of chosen) {
			const told = withoutModels((await Promise.all(summaryFormats.map(format => text(session, format)))).join('\n'), engine, session);
			const foreign = [...foreignTo(engine, session)];
			assert.ok(foreign.length > 0);
			assert.deepEqual(
				[...foreign, ...machine].filter(part => told.includes(part) && !ours.includes(part)),
				[],
				session,
			);
		}
	});

	test('is valid by the JSON Schema, and read again', async () => {
		const isValid = new Ajv2020({ validateFormats: false }).compile(summaryJsonSchema());
		for (const session of chosen) {
			const json = await text(session, 'json');
			assert.ok(isValid(parseJson(json)), JSON.stringify(isValid.errors));
			assert.equal(readSummary(json).kind, 'summary');
		}
	});
});

/** Public models' names are told on purpose. */
function withoutModels(told: string, { book }: Engine, session: SessionId): string {
	const responses = book.ports.store.responses(always).filter(one => book.rootOf(one.session) === session);
	const models = new Set(responses.flatMap(({ model }) => sharedModelName(model) ?? []));
	models.delete(OTHER_MODEL);
	const names = [...models].flatMap(model => [model, modelLabel(model)]).sort((a, b) => b.length - a.length);
	return names.reduce((rest, model) => rest.replaceAll(model, ''), told);
}

/** Every line of text in a session's transcripts, its folder, branch and files, and their parts. */
function foreignTo({ book }: Engine, session: SessionId): ReadonlySet<string> {
	const { store } = book.ports;
	const row = book.sessions().get(session);
	const files = new Set(
		store
			.titles()
			.filter(title => book.rootOf(title.session) === session)
			.map(({ pointer }) => pointer.file),
	);
	const paths = store
		.edits(always)
		.filter(edit => book.rootOf(edit.session) === session)
		.map(edit => edit.path);
	const named = [row?.cwd?.value, row?.branch?.value, ...paths].filter(part => part !== undefined);
	const parts = named.flatMap(part => [part, path.basename(part), ...part.split(/[\\/]/)]);
	const lines = [...files].flatMap(file =>
		readFileSync(file, 'utf8')
			.split('\n')
			.flatMap(line => textsIn(parseJson(line))),
	);
	return new Set([...parts, ...lines, session.slice(session.indexOf(':') + 1)].filter(part => part.length > SHORTEST && !day.test(part)));
}

/** Shorter ones are anybody's. */
const SHORTEST = 5;
/** Days are told on purpose. */
const day = /^\d{4}-\d\d-\d\d$/;

function textsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') {
		return value.split('\n').map(line => line.trim());
	}
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
