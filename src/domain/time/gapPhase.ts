import { assertNever } from '../../base/assertNever.ts';
import { MINUTE_MS } from '../../base/units.ts';
import type { PromptSign } from '../trace/prompt.ts';
import { COUNTED_OF_LONG_GAP_MS, LEAST_COMPOSING_MS, LONG_GAP_MS, TYPED_CHARS_PER_MINUTE } from './constants.ts';
import { isSome, type Interval } from './interval.ts';
import { isAboutWork, type Verdict } from './turnPhase.ts';

/** The prompt that ends a gap. */
export interface GapEnd {
	readonly sign: PromptSign;
	readonly typedChars: number;
}

export type GapPart = Interval & Verdict;

/** What the time between a turn's end and the next prompt went into: reading or thinking, then composing that prompt. */
export function partsOfGap(gap: Interval, prompt: GapEnd, before: Verdict | null): GapPart[] {
	const counted = countedOf(gap);
	const composedFrom = Math.max(counted.start, counted.end - composingMs(prompt.typedChars));
	const parts: GapPart[] = [
		{ start: counted.start, end: composedFrom, ...phaseOfReading(prompt.sign, before) },
		{ start: composedFrom, end: counted.end, ...phaseOfComposing(prompt.sign, before) },
	];
	return parts.filter(isSome);
}

/** The part of a gap that counts: of a long one, only what comes right before the sign of the engineer. */
export function countedOf(gap: Interval): Interval {
	const isLong = LONG_GAP_MS < gap.end - gap.start;
	return isLong ? { start: gap.end - COUNTED_OF_LONG_GAP_MS, end: gap.end } : gap;
}

function composingMs(typedChars: number): number {
	return Math.max(LEAST_COMPOSING_MS, (typedChars / TYPED_CHARS_PER_MINUTE) * MINUTE_MS);
}

const read: Verdict = { phase: 'verify', reason: 'read-result' };
const reported: Verdict = { phase: 'verify', reason: 'reported-result' };
const considered: Verdict = { phase: 'spec', reason: 'considered-next' };
const composed: Verdict = { phase: 'spec', reason: 'composed-prompt' };

/** What comes before the composing, by what the prompt shows; where it shows nothing, by the turn before. */
function phaseOfReading(sign: PromptSign, before: Verdict | null): Verdict {
	switch (sign) {
		case 'report':
		case 'check':
		case 'proceed':
			return read;
		case 'design':
		case 'choice':
		case 'request':
			return considered;
		case 'question':
		case 'unclear':
			return isAboutWork(before) ? read : considered;
		default:
			return assertNever(sign);
	}
}

/** Words on the work itself, its approval too, belong to verifying it. */
function phaseOfComposing(sign: PromptSign, before: Verdict | null): Verdict {
	const isOnWork = sign === 'report' || sign === 'check' || sign === 'proceed' || (sign === 'question' && isAboutWork(before));
	return isOnWork ? reported : composed;
}
