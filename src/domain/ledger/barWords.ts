import type { VerificationBar } from './lineState.ts';

/** What it takes for a line to be verified, as a sentence. */
export const barSentences: Readonly<Record<VerificationBar, string>> = {
	standard: 'A line is verified when you reviewed it, when a passing test ran it, or when its tests killed every mutant of it.',
	strict: 'A line is verified when you reviewed it and a passing test ran it.',
	loose: 'A line is verified when you reviewed it, or when the tests of its package passed after it last changed.',
};
