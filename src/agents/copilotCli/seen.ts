import type { SessionId } from '../../domain/trace/ids.ts';

/** An event as it is worked on. */
export interface Seen {
	readonly at: number;
	readonly session: SessionId;
	/** The event's own id, or what else is the same in each copy of it. */
	readonly key: string;
	readonly isSubagents: boolean;
}
