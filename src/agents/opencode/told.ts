import type { SessionId } from '../../domain/trace/ids.ts';

/** A session as one of the two stores tells it. */
export interface ToldSession {
	readonly id: SessionId;
	readonly parent: SessionId | null;
	readonly folder: string | null;
}

/** A message or a part of one, not looked into yet. */
export interface Raw {
	/** OpenCode's own id. */
	readonly id: string;
	readonly place: number;
	readonly data: unknown;
}

/** Where a part belongs. */
export interface Belonging {
	readonly session: ToldSession;
	readonly key: string;
	readonly at: number;
	readonly folder: string | null;
}
