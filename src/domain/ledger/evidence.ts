/** What speaks for a line. */
import type { RunId } from '../trace/ids.ts';

export const machineSteps = ['none', 'checked', 'tested', 'exercised', 'proved'] as const;
/** The ladder of what machines did after the line last changed; each step includes the ones before it. */
export type MachineStep = (typeof machineSteps)[number];

export const humanSteps = ['none', 'seen', 'reviewed'] as const;
/** The ladder of what the engineer did after the line last changed. */
export type HumanStep = (typeof humanSteps)[number];

/** Something that speaks for a line, and what can be shown for it. */
export interface Evidence {
	readonly kind: Exclude<MachineStep | HumanStep, 'none'>;
	readonly at: number;
	readonly cause: Cause;
}

export type Cause =
	| { readonly kind: 'run'; readonly run: RunId }
	/** A coverage or mutation report, by its path, and the run that wrote it. */
	| { readonly kind: 'report'; readonly report: string; readonly run: RunId }
	/** A test run that failed before the edit, and the one after it that passed. */
	| { readonly kind: 'turnedGreen'; readonly failed: RunId; readonly passed: RunId }
	/** Something the engineer did or said, by its id in the journal. */
	| { readonly kind: 'mark'; readonly mark: string };
