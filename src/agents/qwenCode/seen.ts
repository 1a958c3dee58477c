import type { SessionId } from '../../domain/trace/ids.ts';

/** A record as it is worked on: when and in which session it was written, and an id that is the same wherever it is told again. */
export interface Seen {
	readonly at: number;
	readonly session: SessionId;
	readonly key: string;
	readonly cwd: string | null;
	readonly branch: string | null;
	readonly isSubagents: boolean;
}
