/** The tools that Gemini CLI brought, and that its descendants took over: what they ask for and show. */
import * as z from 'zod';
import type { EditFact } from '../domain/trace/facts.ts';
import { hunksIn } from './diff.ts';
import { replacement, wholeFile } from './edited.ts';
import { comparedHunks, linesOf } from './hunks.ts';

const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

export const shellArgs = z.object({ command: z.string(), dir_path: hint, directory: hint, cwd: hint, is_background: flag });
export const fileArgs = z.object({ file_path: z.string() });
const replaceArgs = z.object({
	file_path: z.string(),
	old_string: z.string(),
	new_string: z.string(),
	allow_multiple: flag,
	replace_all: flag,
});
const writeArgs = z.object({ file_path: z.string(), content: z.string() });
const fileDiffDisplay = z.object({
	fileDiff: hint,
	originalContent: hint,
	newContent: hint,
	isNewFile: flag,
	/** Qwen Code shortens the files that it shows, and says so. */
	truncatedForSession: flag,
});

export type Change = Pick<EditFact, 'change' | 'before'>;

/** What an edit did, as the program shows it, or else as it was asked for. */
export function changeOf(args: unknown, display: unknown): Change | null {
	return shownChange(display) ?? askedChange(args);
}

/** The file before and after an edit, or their difference. */
function shownChange(display: unknown): Change | null {
	const shown = fileDiffDisplay.safeParse(display).data;
	if (shown === undefined || shown.truncatedForSession === true) {
		return null;
	}
	const { originalContent: before, newContent: after, fileDiff, isNewFile } = shown;
	if (typeof after === 'string' && (isNewFile === true || ('originalContent' in shown && before === null))) {
		return { change: wholeFile('create', after), before: [] };
	}
	if (typeof before === 'string' && typeof after === 'string') {
		return { change: { kind: 'update', hunks: comparedHunks(before, after) }, before: linesOf(before) };
	}
	return typeof fileDiff === 'string' ? { change: { kind: 'update', hunks: hunksIn(fileDiff) }, before: null } : null;
}

function askedChange(args: unknown): Change | null {
	const replaced = replaceArgs.safeParse(args).data;
	if (replaced !== undefined) {
		const everywhere = replaced.allow_multiple === true || replaced.replace_all === true;
		return { change: replacement(replaced.old_string, replaced.new_string, everywhere), before: null };
	}
	const written = writeArgs.safeParse(args).data;
	return written === undefined ? null : { change: wholeFile('update', written.content), before: null };
}

/** The exit code that a shell's output ends with. What the command itself printed may look the same: the program's own words come after it. */
export function exitCodeSaid(output: string): number | null {
	const told = [...output.matchAll(/^Exit Code: (-?\d+)/gm)].at(-1)?.[1];
	return told === undefined ? null : Number(told);
}
