/** How far a sum of responses can be believed, as sentences. */
import { formatCounted, formatUsd } from '../../base/format.ts';
import type { Tally } from './tally.ts';

export type UsageTold = Pick<Tally, 'lowerBoundResponses' | 'sessionTotals' | 'estimatedResponses' | 'recordedUsd' | 'recordedResponses'>;

export function usageNotes(sum: UsageTold): string[] {
	const notes: string[] = [];
	const responses = (count: number): string => formatCounted(count, 'response');
	if (sum.lowerBoundResponses > 0) {
		notes.push(
			`The usage of ${responses(sum.lowerBoundResponses)} is a lower bound: the transcript does not say how ${sum.lowerBoundResponses === 1 ? 'it ended, or not all that it' : 'they ended, or not all that they'} used.`,
		);
	}
	if (sum.sessionTotals > 0) {
		notes.push(`${formatCounted(sum.sessionTotals, 'figure')} of usage is of a whole session: its agent records no single responses.`);
	}
	if (sum.estimatedResponses > 0) {
		notes.push(`The usage of ${responses(sum.estimatedResponses)} is an estimate: its agent rounds it, or counts it from texts.`);
	}
	if (sum.recordedUsd !== null) {
		notes.push(`The agent itself puts ${responses(sum.recordedResponses)} at ${formatUsd(sum.recordedUsd)}, by prices of its own.`);
	}
	return notes;
}
