/**
 * What holds when one fact was told twice: copies while streaming, resumed and forked sessions, a result that came later.
 * Each function is associative, commutative and idempotent, so that any order of reading gives the same rows.
 */
import { totalTokens, usageKeys } from '../spend/usage.ts';
import type { TurnEnd, TurnPrompt, UsageTrust } from './facts.ts';
import type { Dated, EditRow, PackedTrace, Pointer, ResponseRow, RunRow, SessionRow, Tables, TitleRow, TurnRow, WaitRow } from './rows.ts';
import type { Weakening } from './weakening.ts';

type Merge<T> = (a: T, b: T) => T;

/** The one list of how rows of each table are merged. */
export const mergeRows: { readonly [K in keyof Tables]: Merge<Tables[K]> } = {
	session: mergeSession,
	title: mergeTitle,
	turn: mergeTurn,
	response: mergeResponse,
	edit: mergeEdit,
	trace: mergeTrace,
	run: mergeRun,
	wait: mergeWait,
};

function mergeSession(a: SessionRow, b: SessionRow): SessionRow {
	return {
		id: a.id,
		startedAt: Math.min(a.startedAt, b.startedAt),
		endedAt: Math.max(a.endedAt, b.endedAt),
		parent: lesser(a.parent, b.parent, parent => `${parent.id} ${parent.how}`),
		cwd: earlier(a.cwd, b.cwd),
		branch: later(a.branch, b.branch),
	};
}

/** A title that was given again replaces the one before; of prompts, the first names the session. */
function mergeTitle(a: TitleRow, b: TitleRow): TitleRow {
	const wantsFirst = a.source === 'prompt';
	if (a.at !== b.at) {
		return a.at < b.at === wantsFirst ? a : b;
	}
	return pointerKey(a.pointer) <= pointerKey(b.pointer) === wantsFirst ? a : b;
}

function mergeTurn(a: TurnRow, b: TurnRow): TurnRow {
	return {
		id: a.id,
		session: min(a.session, b.session),
		startedAt: Math.min(a.startedAt, b.startedAt),
		endedAt: Math.max(a.endedAt, b.endedAt),
		end: mergeEnd(a.end, b.end),
		prompt: mergePrompt(a.prompt, b.prompt),
		planMode: a.planMode || b.planMode,
		claim: later(a.claim, b.claim),
	};
}

const endRank: Record<TurnEnd, number> = { open: 0, done: 1, failed: 2, interrupted: 3 };

function mergeEnd(a: TurnEnd, b: TurnEnd): TurnEnd {
	return endRank[a] < endRank[b] ? b : a;
}

function mergePrompt(a: TurnPrompt, b: TurnPrompt): TurnPrompt {
	if (a.by === 'engineer' && b.by === 'engineer') {
		const sign = a.sign === 'unclear' || b.sign === 'unclear' ? (a.sign === 'unclear' ? b.sign : a.sign) : min(a.sign, b.sign);
		return { by: 'engineer', typedChars: Math.max(a.typedChars, b.typedChars), sign };
	}
	return a.by === 'engineer' ? a : b;
}

/** What a session has cost only grows. The copy that is known best holds; of those, the one with the most output is the finished one; of equals, the earliest is where the response was really given. */
function mergeResponse(a: ResponseRow, b: ResponseRow): ResponseRow {
	const best = responseOrder(a, b) <= 0 ? a : b;
	const isExact = a.trust === 'exact' || b.trust === 'exact';
	const trust = isExact && best.trust === 'lowerBound' ? 'exact' : best.trust;
	const recordedUsd = greater(a.recordedUsd, b.recordedUsd);
	return best.trust === trust && best.recordedUsd === recordedUsd ? best : { ...best, trust, recordedUsd };
}

/** What was counted call by call stands first, what was guessed last. */
const trustRank: Record<UsageTrust, number> = { toldByCalls: 0, exact: 1, lowerBound: 1, partial: 2, sessionTotal: 3, estimated: 4 };

function responseOrder(a: ResponseRow, b: ResponseRow): number {
	const order =
		trustRank[a.trust] - trustRank[b.trust] ||
		b.usage.output - a.usage.output ||
		totalTokens(b.usage) - totalTokens(a.usage) ||
		a.at - b.at;
	if (order !== 0) {
		return order;
	}
	return compare(responseKey(a), responseKey(b));
}

/** Value by value: the order of an object's fields is an accident. */
function responseKey({ session, turn, model, branch, usage, recordedUsd }: ResponseRow): string {
	return JSON.stringify([session, turn, model, branch, usageKeys.map(key => usage[key]), recordedUsd]);
}

/** The earliest is where the edit was really made; a copy may tell more of its lines. */
function mergeEdit(a: EditRow, b: EditRow): EditRow {
	const first = (a.at - b.at || compare(editKey(a), editKey(b))) <= 0 ? a : b;
	return { ...first, weakened: lesser(a.weakened, b.weakened, weakeningKey) };
}

function weakeningKey({ assertions, tests, skips, loosened }: Weakening): string {
	return JSON.stringify([assertions, tests, skips, loosened]);
}

function editKey({ session, pointer, turn, path, change, added, removed }: EditRow): string {
	return JSON.stringify([session, pointerKey(pointer), turn, path, change, added, removed]);
}

/** Whoever tells the file before tells the most; of equals, the earliest is where the edit was really made. */
function mergeTrace(a: PackedTrace, b: PackedTrace): PackedTrace {
	if ((a.before === null) !== (b.before === null)) {
		return a.before === null ? b : a;
	}
	return (a.at - b.at || compare(traceKey(a), traceKey(b)) || compareLines(a, b)) <= 0 ? a : b;
}

function traceKey({ session, path, change, movedTo }: PackedTrace): string {
	return JSON.stringify([session, path, change, movedTo]);
}

function compareLines(a: PackedTrace, b: PackedTrace): number {
	return compareBytes(a.hunks, b.hunks) || (a.before === null || b.before === null ? 0 : compareBytes(a.before, b.before));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
	const at = a.findIndex((byte, index) => byte !== b[index]);
	return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

function mergeRun(a: RunRow, b: RunRow): RunRow {
	if ((a.endedAt === null) !== (b.endedAt === null)) {
		return a.endedAt === null ? b : a;
	}
	if ((a.result === 'unknown') !== (b.result === 'unknown')) {
		return a.result === 'unknown' ? b : a;
	}
	return compare(runKey(a), runKey(b)) <= 0 ? a : b;
}

function runKey(run: RunRow): string {
	return JSON.stringify([run.session, run.turn, run.startedAt, run.endedAt, run.class, run.result, run.cwd]);
}

function mergeWait(a: WaitRow, b: WaitRow): WaitRow {
	if ((a.to === null) !== (b.to === null)) {
		return a.to === null ? b : a;
	}
	return compare(waitKey(a), waitKey(b)) <= 0 ? a : b;
}

function waitKey(wait: WaitRow): string {
	return JSON.stringify([wait.session, wait.turn, wait.from, wait.to, wait.for]);
}

function earlier<T extends string>(a: Dated<T> | null, b: Dated<T> | null): Dated<T> | null {
	if (a === null || b === null) {
		return a ?? b;
	}
	return (a.at - b.at || compare(a.value, b.value)) <= 0 ? a : b;
}

function later<T extends string>(a: Dated<T> | null, b: Dated<T> | null): Dated<T> | null {
	if (a === null || b === null || a === b) {
		return a ?? b;
	}
	return (b.at - a.at || compare(a.value, b.value)) <= 0 ? a : b;
}

function greater(a: number | null, b: number | null): number | null {
	return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function lesser<T>(a: T | null, b: T | null, key: (value: T) => string): T | null {
	if (a === null || b === null) {
		return a ?? b;
	}
	return key(a) <= key(b) ? a : b;
}

const min = <T extends string>(a: T, b: T): T => (a <= b ? a : b);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const pointerKey = (pointer: Pointer): string => `${pointer.file} ${String(pointer.offset).padStart(16, '0')}`;
