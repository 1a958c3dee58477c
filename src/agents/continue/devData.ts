/** Reads what the editor's extension notes of each model call: tokens that it counted itself, and not for which session. */
import * as z from 'zod';
import { parseJson, type Json } from '../../base/json.ts';
import type { Fact } from '../../domain/trace/facts.ts';
import { responseId, sessionId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import { nothing, unreadable, type LineReading, type LinesReader } from '../agent.ts';
import { continueId } from './ids.ts';
import { tokensGenerated, type TokensGenerated } from './schema.ts';

const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION) });

export class DevDataReader implements LinesReader {
	readonly form = 'lines';

	static from(json: Json | null): DevDataReader | undefined {
		return json === null || checkpoint.safeParse(json).success ? new DevDataReader() : undefined;
	}

	read(line: Buffer): LineReading {
		const told = tokensGenerated.safeParse(parseJson(line.toString())).data;
		const at = recordTime(told?.timestamp ?? told?.createdAt);
		if (told === undefined || at === null) {
			return unreadable(told === undefined ? 'no record' : 'a record without a time');
		}
		return told.promptTokens === 0 && told.generatedTokens === 0 ? nothing : { kind: 'read', facts: callFacts(told, at) };
	}

	checkpoint(): Json {
		return { version: VERSION };
	}

	titleIn(): undefined {
		return undefined;
	}
}

function callFacts({ model, promptTokens: input, generatedTokens: output }: TokensGenerated, at: number): readonly Fact[] {
	const session = sessionId(continueId, `dev-data-${new Date(at).toISOString().slice(0, DAY_CHARS)}`);
	const id = responseId(continueId, `${at}/${model ?? ''}/${input}/${output}`);
	const usage = { input, output, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
	const base = { kind: 'response', id, session, turn: null, at, model: model ?? null, branch: null } as const;
	return [
		{ kind: 'session', id: session, at, parent: null, cwd: null, branch: null },
		{ ...base, usage, trust: 'estimated', recordedUsd: null },
	];
}

/** Of an ISO time, its date. */
const DAY_CHARS = 10;
