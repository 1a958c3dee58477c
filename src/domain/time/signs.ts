/** What the editor saw of the engineer, digested: all that the rules of time want to know. Times are milliseconds since the epoch. */
import type { CommandClass, RunPlace } from '../trace/command.ts';
import type { SessionId } from '../trace/ids.ts';

/** What the focused editor showed: an agent's edit in a diff, lines by an agent that nobody has reviewed, or anything else. */
export const sights = ['agentDiff', 'agentLines', 'other'] as const;
export type Sight = (typeof sights)[number];

/** Files are absolute paths, with `/`. */
export type Sign =
	/** The engineer was there: keys, scrolls, selections. */
	| { readonly kind: 'present'; readonly from: number; readonly to: number }
	/** A window had the focus and showed this, whether or not anybody was there. */
	| {
			readonly kind: 'looked';
			readonly from: number;
			readonly to: number;
			readonly sight: Sight;
			/** The one that wrote what was shown; null where no agent did. */
			readonly session: SessionId | null;
			/** Null where the focus was on no file. */
			readonly file: string | null;
	  }
	| { readonly kind: 'typed'; readonly from: number; readonly to: number; readonly file: string }
	/** The engineer's own run. It may be told when it starts and again when it has ended: `to` is null while it goes on. */
	| {
			readonly kind: 'ran';
			readonly id: string;
			readonly from: number;
			readonly to: number | null;
			readonly where: RunPlace;
			readonly class: CommandClass;
	  }
	/** The debugger stood on a line of a file. */
	| { readonly kind: 'stopped'; readonly at: number; readonly file: string };
export type SignOf<K extends Sign['kind']> = Extract<Sign, { kind: K }>;
