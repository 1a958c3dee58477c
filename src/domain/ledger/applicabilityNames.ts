import type { Applicability } from './applicable.ts';

export type NotApplicable = Exclude<Applicability, 'applicable'>;

/** Why lines are out of the ratio, as a sentence. */
export const notApplicableSentences: Readonly<Record<NotApplicable, string>> = {
	generated: 'A program writes them; what it is made from is verified instead.',
	vendored: 'They came from elsewhere and are verified there.',
	lock: 'A package manager writes them.',
	binary: 'They are no lines that anybody reads.',
	prose: 'They are read as a whole; no test runs them.',
};

export const notApplicableNames: Readonly<Record<NotApplicable, string>> = {
	generated: 'Generated',
	vendored: 'Vendored',
	lock: 'Lock files',
	binary: 'Binary',
	prose: 'Prose',
};
