/** What an edit took away from tests. Judged on its lines as they are read; what is kept of a line is its key, and no text. */
import { remembering } from '../../base/remembering.ts';
import { pathKind } from '../time/pathKind.ts';
import type { FileChange, HunkLine } from './facts.ts';
import { lineKey, type LineKey } from './lineKey.ts';
import * as cue from './weakeningCues.ts';

/**
 * - assertions: those that went without another one coming
 * - tests: declarations of tests that went without another one coming; of a deleted file all of them
 * - skips: added lines that keep tests from running
 * - loosened: assertions in whose place a looser one stands
 */
export const weakeningKinds = ['assertions', 'tests', 'skips', 'loosened'] as const;
export type WeakeningKind = (typeof weakeningKinds)[number];

/** The lines that tell of it, so that others can see whether they came back: removed ones, and of skips the added ones. */
export type Weakening = Readonly<Record<WeakeningKind, readonly LineKey[]>>;

/** Null where the file is no test, or nothing was weakened as far as the lines tell. `before` is the whole file before, where it is known. */
export function weakeningOf(path: string, change: FileChange, before: readonly string[] | null): Weakening | null {
	if (!mayWeaken(path) || change.kind === 'create') {
		return null;
	}
	const lines = change.kind === 'delete' ? (before ?? []).map(removedLine) : change.hunks.flatMap(hunk => hunk.lines);
	return lines.some(mayTell) ? weakeningIn(lines) : null;
}

/** Most edits hold no such line, and are done with. */
function mayTell({ op, text }: HunkLine): boolean {
	return op === 'remove' ? cue.assertion.test(text) || cue.testCase.test(text) : op === 'add' && cue.isSkip(text);
}

/** As `weakeningOf` says it of a test, but whatever lines these are. */
export function weakeningIn(lines: readonly HunkLine[]): Weakening | null {
	const { removed, added } = withoutMoves(lines);
	const isTable = added.some(line => cue.parametrised.test(line));
	const loosened = loosenedIn(removed, added);
	const lost = isTable ? [] : surplus(removed, added, isAssertion).filter(line => !loosened.includes(line));
	const weakening: Weakening = {
		assertions: lost.map(lineKey),
		tests: isTable ? [] : surplus(removed, added, line => cue.testCase.test(line)).map(lineKey),
		skips: surplus(added, removed, cue.isSkip).map(lineKey),
		loosened: loosened.map(lineKey),
	};
	return weakeningKinds.some(kind => weakening[kind].length > 0) ? weakening : null;
}

const removedLine = (text: string): HunkLine => ({ op: 'remove', text });

/** Only of such a file the lines are looked at. Rust keeps tests in the files that they test. */
export function mayWeaken(path: string): boolean {
	return path.endsWith('.rs') || isTest(path);
}

/** Asked of every edit, and agents edit the same files again and again. */
const isTest = remembering(path => pathKind(path) === 'test', { longest: 300, most: 2_000 });

/** Lines that went and came in the same edit have only moved. Comments say nothing to a test runner. */
function withoutMoves(lines: readonly HunkLine[]): { readonly removed: readonly string[]; readonly added: readonly string[] } {
	const of = (op: HunkLine['op']): string[] => lines.filter(line => line.op === op && !cue.comment.test(line.text)).map(({ text }) => text);
	const [removed, added] = [of('remove'), of('add')];
	return { removed: withoutThoseIn(removed, added), added: withoutThoseIn(added, removed) };
}

function withoutThoseIn(lines: readonly string[], others: readonly string[]): string[] {
	const left = new Map<LineKey, number>();
	for (const key of others.map(lineKey)) {
		left.set(key, (left.get(key) ?? 0) + 1);
	}
	return lines.filter(line => {
		const count = left.get(lineKey(line)) ?? 0;
		left.set(lineKey(line), count - 1);
		return count <= 0;
	});
}

function isAssertion(line: string): boolean {
	return cue.assertion.test(line) && !cue.tautology.test(line);
}

/** Those of the first list of a kind that are more than the second has: the last of them, because which were replaced is not known. */
function surplus(lines: readonly string[], others: readonly string[], isMeant: (line: string) => boolean): string[] {
	const meant = lines.filter(isMeant);
	return meant.slice(Math.min(meant.length, others.filter(isMeant).length));
}

/** Each removed assertion is held against the added one that is most like it. */
function loosenedIn(removed: readonly string[], added: readonly string[]): string[] {
	const replacements = added.filter(line => cue.assertion.test(line)).map(line => ({ line, words: wordsOf(line) }));
	return removed.filter(isAssertion).filter(line => {
		const words = wordsOf(line);
		const [best] = replacements
			.map(other => ({ line: other.line, likeness: likeness(words, other.words) }))
			.sort((a, b) => b.likeness - a.likeness);
		return best !== undefined && best.likeness >= SAME_SUBJECT && isLooser(line, best.line);
	});
}

/** Chosen: half of the words being the same, matchers left out, two assertions are about the same thing. */
const SAME_SUBJECT = 0.5;

function isLooser(before: string, after: string): boolean {
	const isVaguer = cue.exact.test(before) && !cue.exact.test(after) && cue.vague.test(after);
	const takesAnything = !cue.wildcard.test(before) && cue.wildcard.test(after);
	return isVaguer || takesAnything || cue.tautology.test(after) || hasMoreRoom(before, after);
}

/** Whether the tolerance of a comparison has grown. */
function hasMoreRoom(before: string, after: string): boolean {
	const [room, moreRoom] = [numberIn(cue.tolerance, before), numberIn(cue.tolerance, after)];
	const [digits, lessDigits] = [numberIn(cue.digits, before), numberIn(cue.digits, after)];
	return (room !== null && moreRoom !== null && room < moreRoom) || (digits !== null && lessDigits !== null && lessDigits < digits);
}

function numberIn(pattern: RegExp, line: string): number | null {
	const [, one, other] = pattern.exec(line) ?? [];
	const found = one ?? other;
	return found === undefined ? null : Number(found);
}

function wordsOf(line: string): ReadonlySet<string> {
	return new Set((line.slice(0, MOST_CHARS).match(/\w+/g) ?? []).filter(word => !cue.matcherWord.test(word)));
}

/** Chosen: what follows in a longer line is data. */
const MOST_CHARS = 400;

/** The share of the words of the one with fewer that the other has too. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const fewer = Math.min(a.size, b.size);
	return fewer === 0 ? 0 : [...a].filter(word => b.has(word)).length / fewer;
}
