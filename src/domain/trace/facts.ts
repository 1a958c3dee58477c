/**
 * What every agent's transcript is turned into. Parsers emit facts, the store keeps them by id, the domain counts them.
 * The same fact may be told many times, in any order and from several files; `merge.ts` says what then holds.
 * Times are milliseconds since the epoch, as the agent's machine wrote them.
 */
import { MINUTE_MS } from '../../base/units.ts';
import type { Usage } from '../spend/usage.ts';
import type { Claim } from './claim.ts';
import type { CommandClass, CommandResult } from './command.ts';
import type { EditId, ResponseId, RunId, SessionId, TurnId, WaitId } from './ids.ts';
import type { LineKey } from './lineKey.ts';
import type { PromptSign } from './prompt.ts';

export type Fact = SessionFact | TitleFact | TurnFact | ResponseFact | EditFact | RunFact | WaitFact;

/** A session was seen. Told again whenever more of it is known. */
export interface SessionFact {
	readonly kind: 'session';
	readonly id: SessionId;
	/** When it was seen here; the earliest is its start, the latest its end. */
	readonly at: number;
	/** The session that started this one (a subagent's), or that it was forked from; null for one of the engineer's own. */
	readonly parent: { readonly id: SessionId; readonly how: 'subagent' | 'fork' } | null;
	/** The folder the agent worked in, as it wrote it; null where this record does not say. */
	readonly cwd: string | null;
	readonly branch: string | null;
}

/** Where the words of a session's title stand. The text itself stays in the transcript. */
export interface TitleFact {
	readonly kind: 'title';
	readonly session: SessionId;
	readonly at: number;
	/** Who worded it: the engineer, the agent, or nobody, so that the first prompt has to serve. */
	readonly source: TitleSource;
}
export const titleSources = ['engineer', 'agent', 'prompt'] as const;
export type TitleSource = (typeof titleSources)[number];

/** From a prompt to the agent's end of work on it. */
export interface TurnFact {
	readonly kind: 'turn';
	readonly id: TurnId;
	readonly session: SessionId;
	readonly startedAt: number;
	/** The latest sign of the agent's work on it; equal to `startedAt` until there is one. */
	readonly endedAt: number;
	readonly end: TurnEnd;
	readonly prompt: TurnPrompt;
	/** The prompt was given in plan mode, or the agent entered it while at work. */
	readonly planMode: boolean;
	/** What the agent's last message in it says of the work, and when; null where it has not spoken. */
	readonly claim: TurnClaim | null;
}

export interface TurnClaim {
	readonly at: number;
	readonly value: Claim;
}

/** Who asked for the work: the engineer by a prompt, or an agent or timer by itself (no time of the engineer's). */
export type TurnPrompt =
	| {
			readonly by: 'engineer';
			/** Characters that a hand can have typed: pasted blocks are left out. */
			readonly typedChars: number;
			readonly sign: PromptSign;
	  }
	| { readonly by: 'agent' };

export const turnEnds = ['open', 'done', 'interrupted', 'failed'] as const;
/** How the turn ended; "open" while nothing in the transcript says so. */
export type TurnEnd = (typeof turnEnds)[number];

/** One model call. */
export interface ResponseFact {
	readonly kind: 'response';
	readonly id: ResponseId;
	readonly session: SessionId;
	readonly turn: TurnId | null;
	readonly at: number;
	/** As the agent wrote it; null where no record says. */
	readonly model: string | null;
	readonly branch: string | null;
	readonly usage: Usage;
	readonly trust: UsageTrust;
	/** What the agent itself says that it cost, in US dollars, by prices of its own; null where it does not say. */
	readonly recordedUsd: number | null;
}

/**
 * How far a response's usage can be believed. `lowerBound`: the agent did not record its end, or not all that it used.
 * `partial`: all that is recorded of several calls, and less than they used. `sessionTotal`: no response at all, but what its session used in all, or what of that no response tells.
 * `estimated`: rounded by the agent, or counted by it from texts. `toldByCalls`: no response, and nothing in any sum: what it
 * stood for is told by other records, call by call.
 */
export const usageTrusts = ['toldByCalls', 'exact', 'lowerBound', 'partial', 'sessionTotal', 'estimated'] as const;
export type UsageTrust = (typeof usageTrusts)[number];

/** One successful change that an agent made to one file. */
export interface EditFact {
	readonly kind: 'edit';
	readonly id: EditId;
	readonly session: SessionId;
	readonly turn: TurnId | null;
	readonly at: number;
	/** Absolute where the transcript allows it, with the separators of the machine it was written on. */
	readonly path: string;
	readonly change: FileChange | KeyedChange;
	/** The whole file before the edit: no lines where there was none, null where the transcript does not say. */
	readonly before: readonly string[] | KeyedFile | null;
	/** Lines added and removed, for the store: the hunks' text stays in the transcript. */
	readonly added: number;
	readonly removed: number;
}

export type FileChange =
	| { readonly kind: 'create'; readonly hunks: readonly Hunk[] }
	| { readonly kind: 'update'; readonly hunks: readonly Hunk[] }
	| { readonly kind: 'delete' }
	| { readonly kind: 'rename'; readonly to: string; readonly hunks: readonly Hunk[] };

/** A change without the text of its lines: for ingest, which keeps no more. Whoever shows an edit reads it with its text. */
export interface KeyedChange {
	readonly kind: 'keyed';
	readonly of: 'create' | 'update';
	readonly hunks: readonly KeyedHunk[];
}

export interface KeyedHunk {
	readonly oldStart: HunkPlace;
	readonly lines: readonly KeyedLine[];
}

export interface KeyedLine {
	readonly op: HunkLine['op'];
	readonly key: LineKey;
}

/** The lines of a file without their text, which is all that the store keeps. Of a deleted file there is always the text: it tells what went. */
export interface KeyedFile {
	readonly lineKeys: readonly LineKey[];
}

/** A stretch of a file before and after an edit. The lines that were kept tell where it stood when nothing else does. */
export interface Hunk {
	readonly oldStart: HunkPlace;
	readonly lines: readonly HunkLine[];
}

export interface HunkLine {
	readonly op: 'keep' | 'remove' | 'add';
	readonly text: string;
}

/**
 * Where a hunk's first old line stood in the file before the edit: its 1-based number; `everywhere` that its old lines stood;
 * `wholeFile` where its lines are all of the file after the edit; null where the transcript does not say.
 */
export type HunkPlace = number | 'everywhere' | 'wholeFile' | null;

/** A shell command that the agent ran. The command line itself stays in the transcript. */
export interface RunFact {
	readonly kind: 'run';
	readonly id: RunId;
	readonly session: SessionId;
	readonly turn: TurnId | null;
	readonly startedAt: number;
	/** Null until it is known to have ended. */
	readonly endedAt: number | null;
	readonly class: CommandClass;
	readonly result: CommandResult;
	readonly cwd: string | null;
}

export const waitReasons = ['answer', 'planApproval', 'silence'] as const;
/** Silence: nothing was written for so long that it was no work. A permission that nobody gave, or a machine asleep. */
export type WaitReason = (typeof waitReasons)[number];

/** Chosen: three times as long as the longest time-out an agent may set for a command (ten minutes, Claude Code's). */
export const SILENCE_MS = 30 * MINUTE_MS;

/** A stretch inside a turn in which the agent did not work: it waited for the engineer's word, or nothing is on record of it. */
export interface WaitFact {
	readonly kind: 'wait';
	readonly id: WaitId;
	readonly session: SessionId;
	readonly turn: TurnId | null;
	readonly from: number;
	/** Null while it still waits, or where the transcript ends. */
	readonly to: number | null;
	readonly for: WaitReason;
}
