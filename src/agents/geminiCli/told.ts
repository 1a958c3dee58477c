import type { SessionId } from '../../domain/trace/ids.ts';

/** A message as it is worked on: when and in which session it was given, and an id that is the same wherever it is told again. */
export interface Told {
	readonly at: number;
	readonly session: SessionId;
	readonly key: string;
}
