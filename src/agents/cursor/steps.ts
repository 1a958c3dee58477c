/** What the three forms of a conversation have in common: steps, one after another. */
import type { EditFact } from '../../domain/trace/facts.ts';
import type { SessionId } from '../../domain/trace/ids.ts';

export interface Conversation {
	readonly native: string;
	readonly id: SessionId;
	readonly parent: SessionId | null;
	/** When it was seen first, and last. */
	readonly from: number;
	readonly to: number;
	readonly folder: string | null;
	readonly branch: string | null;
	readonly title: string | null;
	readonly model: string | null;
	readonly end: 'done' | 'interrupted' | 'open';
}

/** A prompt, words of the agent, or a call of a tool. */
export interface Step {
	readonly place: number;
	/** Null where it is not recorded. */
	readonly at: number | null;
	/** When the next one was made. */
	readonly until: number | null;
	readonly by: 'engineer' | 'agent';
	readonly words: string;
	readonly planMode: boolean;
	readonly call: Call | null;
	readonly used: Used | null;
}

export interface Used {
	readonly key: string;
	readonly input: number;
	readonly output: number;
	readonly model: string | null;
}

export type Call =
	/** `changed` is null where the edit was not made. */
	| { readonly kind: 'edit'; readonly path: string; readonly changed: Pick<EditFact, 'change' | 'before'> | null }
	| { readonly kind: 'run'; readonly commandLine: string; readonly cwd: string | null; readonly end: RunEnd }
	| { readonly kind: 'wait'; readonly for: 'answer' | 'planApproval' };

/** A refused command was never run; one in the background may still be. */
export type RunEnd =
	{ readonly kind: 'ended'; readonly exitCode: number | null } | { readonly kind: 'running' } | { readonly kind: 'refused' };
