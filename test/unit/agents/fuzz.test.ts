/** Every agent's reader, over records that were mutated at random: it never throws, and says something of every record. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { inFull, type Agent, type DocumentReader, type LineReading, type LinesReader, type Transcript } from '../../../src/agents/agent.ts';
import { agents } from '../../../src/agents/registry.ts';
import { parseJson, type Json } from '../../../src/base/json.ts';
import { titleSources, type Fact } from '../../../src/domain/trace/facts.ts';
import { WRITTEN_AT } from '../../support/agentFiles.ts';
import { nothingBeside, rootsOf } from '../../support/agents.ts';
import { runs } from '../../support/facts.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
/** Agents whose claims are homes are fuzzed with them. */
const homes = agents.map(agent => ({ agent, files: transcriptsOf(agent) })).filter(({ files }) => files.length > 0);

suite('Readers meet records that were mutated at random', () => {
	for (const { agent, files } of homes) {
		test(`${agent.name}: lines and documents`, () => {
			fc.assert(
				fc.property(fc.constantFrom(...files), fc.array(mutation, { maxLength: 6 }), (file, mutations) => {
					readMutated(agent, file, mutations);
				}),
				runs(400),
			);
		});

		test(`${agent.name}: a checkpoint of anybody else is refused`, () => {
			const lines = files.filter(({ transcript }) => transcript.form === 'lines');
			fc.assert(
				fc.property(fc.jsonValue(), value => {
					for (const { transcript } of lines) {
						assert.equal(value === null ? undefined : agent.open(transcript, value as Json, nothingBeside, inFull), undefined);
					}
				}),
				runs(50),
			);
		});
	}
});

interface TranscriptFile {
	readonly transcript: Transcript;
	readonly lines: readonly string[];
}

interface Mutation {
	readonly line: number;
	readonly replace: readonly (readonly [at: number, by: unknown])[];
	readonly cut: number | null;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
	line: fc.nat(),
	replace: fc.array(
		fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom('', '2026-13-99T99:99:99Z', '__proto__', '‮', -1, 1e300))),
		{ maxLength: 4 },
	),
	cut: fc.option(fc.nat({ max: 400 }), { freq: 8 }),
});

function transcriptsOf(agent: Agent): readonly TranscriptFile[] {
	const folder = path.join(
		fixtures,
		agent.id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
	);
	const claims = readdirSync(fixtures).includes(path.basename(folder)) ? readdirSync(folder) : [];
	return claims.flatMap(claim => {
		const home = path.join(folder, claim, 'home');
		const roots = rootsOf(agent, { home, platform: 'linux', variables: {} });
		return roots.flatMap(root => filesIn(root.folder).flatMap(file => transcriptIn(agent, root.folder, file)));
	});
}

function filesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter(entry => entry.isFile())
			.map(entry => path.join(entry.parentPath, entry.name));
	} catch {
		return [];
	}
}

function transcriptIn(agent: Agent, root: string, file: string): readonly TranscriptFile[] {
	const transcript = agent.transcript(file, path.relative(root, file).split(path.sep).join('/'));
	if (transcript === null || transcript.form === 'leftOut' || transcript.form === 'database' || transcript.form === 'zstdLines') {
		return [];
	}
	const text = readFileSync(file, 'utf8');
	const isOneRecord = parseJson(text) !== undefined;
	return [{ transcript, lines: isOneRecord ? [text] : text.split('\n').filter(line => line !== '') }];
}

function readMutated(agent: Agent, { transcript, lines }: TranscriptFile, mutations: readonly Mutation[]): void {
	const changed = [...lines];
	for (const { line, replace, cut } of mutations) {
		const index = line % Math.max(1, lines.length);
		const text = mutated(changed[index] ?? '', replace);
		changed[index] = cut === null ? text : text.slice(0, cut);
	}
	const reader = agent.open(transcript, null, nothingBeside, inFull);
	if (reader?.form === 'lines') {
		readLines(agent, transcript, reader, changed);
	} else if (reader?.form === 'document') {
		readDocument(reader, Buffer.from(changed.join('\n')));
	}
}

function readLines(agent: Agent, transcript: Transcript, reader: LinesReader, lines: readonly string[]): void {
	for (const line of lines) {
		sound(reader.read(Buffer.from(line)));
		titleSources.forEach(source => reader.titleIn(line, source));
		const checkpoint = reader.checkpoint();
		const restored = checkpoint === undefined ? null : (JSON.parse(JSON.stringify(checkpoint)) as Json);
		assert.ok(restored === null || agent.open(transcript, restored, nothingBeside, inFull), JSON.stringify(restored));
	}
}

function readDocument(reader: DocumentReader, content: Buffer): void {
	const document = { content, modifiedAt: WRITTEN_AT };
	const readings = [...reader.read(document)];
	assert.ok(readings.length > 0, 'a document without a word of it');
	for (const { place, reading } of readings) {
		assert.ok(Number.isSafeInteger(place) && place >= 0);
		sound(reading);
		titleSources.forEach(source => reader.titleIn(document, place, source));
	}
}

/** Replaces the values at some places of a record, counted in the order in which they stand. */
function mutated(line: string, replace: Mutation['replace']): string {
	const record = parseJson(line);
	const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
	const walk = (value: unknown): void => {
		if (typeof value === 'object' && value !== null) {
			for (const key of Object.keys(value)) {
				places.push({ holder: value as Record<string, unknown>, key });
				walk((value as Record<string, unknown>)[key]);
			}
		}
	};
	walk(record);
	for (const [at, by] of replace) {
		const place = places[at % Math.max(1, places.length)];
		if (place !== undefined) {
			place.holder[place.key] = by;
		}
	}
	return record === undefined ? line : JSON.stringify(record);
}

/** Facts hold numbers that are some, and counts that are whole. */
function sound(reading: LineReading): void {
	for (const fact of reading.kind === 'read' ? reading.facts : []) {
		timesOf(fact).forEach(time => {
			assert.ok(time === null || Number.isFinite(time), JSON.stringify(fact));
		});
		if (fact.kind === 'response') {
			Object.values(fact.usage).forEach(count => {
				assert.ok(Number.isSafeInteger(count) && count >= 0, JSON.stringify(fact));
			});
		}
	}
}

function timesOf(fact: Fact): readonly (number | null)[] {
	switch (fact.kind) {
		case 'turn':
		case 'run':
			return [fact.startedAt, fact.endedAt];
		case 'wait':
			return [fact.from, fact.to];
		default:
			return [fact.at];
	}
}
