/** Where a line stands, in one word: the strongest thing that speaks for it. */
import type { LineState } from './lineState.ts';

/** From the strongest to none, as views list them. Self-graded stands apart from what really counts. */
export const standings = ['proved', 'exercised', 'reviewed', 'selfGraded', 'tested', 'checked', 'seen', 'nothing'] as const;
export type Standing = (typeof standings)[number];

export function standingOf({ machine, human, selfGraded }: Pick<LineState, 'machine' | 'human' | 'selfGraded'>): Standing {
	if (human === 'reviewed' && (selfGraded || machine === 'none' || machine === 'checked' || machine === 'tested')) {
		return 'reviewed';
	}
	if (selfGraded) {
		return 'selfGraded';
	}
	if (machine !== 'none') {
		return machine;
	}
	return human === 'none' ? 'nothing' : human;
}
