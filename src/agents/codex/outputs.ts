/** How a call ended, from what Codex wrote around its output. */
import { parseJson } from '../../base/json.ts';
import { outputContent, outputPart, outputWithExit } from './schema.ts';

export type Ending =
	| { readonly kind: 'exited'; readonly code: number }
	/** It goes on in the background under this name. */
	| { readonly kind: 'running'; readonly process: string }
	/** Nothing is said about its result. */
	| { readonly kind: 'ended' };

export function endingIn(output: unknown): Ending {
	const text = textOf(output);
	if (text.startsWith('{')) {
		const json = outputWithExit.safeParse(parseJson(text)).data;
		return json === undefined ? { kind: 'ended' } : { kind: 'exited', code: json.metadata.exit_code };
	}
	return endingInHead(beginningOf(output));
}

/** Whether a patch was applied. What says nothing of a failure was a success. */
export function isFailure(output: unknown): boolean {
	const ending = endingIn(output);
	return ending.kind === 'exited' ? ending.code !== 0 : failures.test(beginningOf(output));
}

const failures =
	/^\s*(?:script (?:failed|error)|apply_patch verification failed|failed|error|aborted|patch rejected|execution error|user rejected|rejected|invalid patch)/i;

/** A script prints what it likes; of a single command the result may be among it. */
export function endingOfScript(output: unknown): Ending {
	const code = /^\s*(?:Process exited with code|Exit code:|exit_code:|"exit_code":) ?(-?\d+)\b/m.exec(beginningOf(output))?.[1];
	return code === undefined ? { kind: 'ended' } : { kind: 'exited', code: Number(code) };
}

function endingInHead(text: string): Ending {
	if (!head.test(text)) {
		return { kind: 'ended' };
	}
	const code = /^(?:Process exited with code|Exit code:) (-?\d+)\s*$/m.exec(text)?.[1];
	if (code !== undefined) {
		return { kind: 'exited', code: Number(code) };
	}
	const process = /^Process running with session ID (\S+)\s*$/m.exec(text)?.[1];
	return process === undefined ? { kind: 'ended' } : { kind: 'running', process };
}

/** As much is read of an output that is no JSON, in characters. */
export const OUTPUT_HEAD_LENGTH = 4_000;
const head = /^(?:Command|Chunk ID|Exit code|Wall time|Process)\b/;
const output = /^Output:/m;

/** Whether it is all that Codex wrote before the output itself: what follows may say anything, and is not read. */
export function isWholeHead(text: string): boolean {
	return head.test(text) && output.test(text);
}

function beginningOf(told: unknown): string {
	const text = textOf(told).slice(0, OUTPUT_HEAD_LENGTH);
	return isWholeHead(text) ? text.slice(0, text.search(output)) : text;
}

function textOf(output: unknown): string {
	if (typeof output === 'string') {
		return output;
	}
	if (Array.isArray(output)) {
		return output.map(part => outputPart.safeParse(part).data?.text ?? '').join('\n');
	}
	return outputPart.safeParse(output).data?.text ?? outputContent.safeParse(output).data?.content ?? '';
}
