/** How long a new line takes: from the moment it is appended to a long transcript until the server's answer counts it. */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { overviewRequest, refreshRequest } from '../../src/protocol/lsp.ts';
import type { LspClient } from '../support/lspClient.ts';
import { month, startBuiltServer } from './builtServer.ts';
import { CORPUS_END, type Corpus } from './corpora.ts';

/** Milliseconds of each append. */
export async function liveLatencies(corpus: Corpus, appends: number): Promise<readonly number[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-live-'));
	const home = path.join(folder, 'home');
	cpSync(corpus.home, home, { recursive: true });
	const client = await startBuiltServer({ home, store: path.join(folder, 'bookend.db'), timeZone: 'UTC' });
	try {
		await client.connection.sendRequest(refreshRequest, {});
		return await appendAndWait(client, transcriptIn(home), appends);
	} finally {
		await client.stop();
		rmSync(folder, { recursive: true });
	}
}

async function appendAndWait(client: LspClient, file: string, appends: number): Promise<readonly number[]> {
	const latencies: number[] = [];
	let counted = await responses(client);
	for (let number = 0; number < appends; number++) {
		await pause();
		const line = responseLine(number, CORPUS_END, 1);
		const begun = performance.now();
		appendFileSync(file, line);
		counted = await nextCount(client, counted);
		latencies.push(performance.now() - begun);
	}
	return latencies;
}

/** An agent writes a line every few seconds; this is as quick as one ever writes. */
const PAUSE_MS = 150;
const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, PAUSE_MS));

async function nextCount(client: LspClient, before: number): Promise<number> {
	for (;;) {
		const changed = client.nextChange();
		const now = await responses(client);
		if (now > before) {
			return now;
		}
		await changed;
	}
}

async function responses(client: LspClient): Promise<number> {
	return (await client.connection.sendRequest(overviewRequest, month)).spend.responses;
}

export function transcriptIn(home: string): string {
	const projects = path.join(home, '.claude/projects');
	const below = readdirSync(projects, { recursive: true, encoding: 'utf8' }).find(name => name.endsWith('.jsonl'));
	if (below === undefined) {
		throw new Error(`There is no transcript in ${projects}.`);
	}
	return path.join(projects, below);
}

const DIGITS = 22;

/** A response of just before that time, to so many tokens of input. */
export function responseLine(number: number, before: number, input: number): string {
	const message = {
		id: `msg_${String(number).padStart(DIGITS, '0')}`,
		model: 'claude-sonnet-4-5-20250929',
		role: 'assistant',
		content: [{ type: 'text', text: 'done' }],
		stop_reason: 'end_turn',
		usage: { input_tokens: input, output_tokens: 1 },
	};
	const timestamp = new Date(before - 1_000).toISOString();
	return `${JSON.stringify({ type: 'assistant', uuid: `live-${String(number)}`, sessionId: 'live', timestamp, cwd: '/work', message })}\n`;
}
