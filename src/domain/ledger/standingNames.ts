/** Standings as views name them. */
import type { Standing } from './standing.ts';

export const standingNames: Readonly<Record<Standing, string>> = {
	proved: 'killed every mutant',
	exercised: 'run by a passing test',
	reviewed: 'reviewed by you',
	selfGraded: 'agent’s own tests only',
	tested: 'package tested, line not run',
	checked: 'package checked only',
	seen: 'seen, not verified',
	nothing: 'nothing',
};

/** What a standing says of a line. */
export const standingMeanings: Readonly<Record<Standing, string>> = {
	proved: 'Each time the line was changed on purpose, a test failed.',
	exercised: 'A passing test run came by, as its coverage report says.',
	reviewed: 'You marked it reviewed, edited in its hunk, or took it into git after seeing it.',
	selfGraded: 'Only tests that the agent wrote in the same session, and that nobody reviewed, speak for it.',
	tested: 'The tests of its package passed, and no coverage report says that they ran it.',
	checked: 'A type check, lint or build of its package passed.',
	seen: 'It was on your screen long enough to be read.',
	nothing: 'Nothing has happened since it last changed that speaks for it.',
};

/** What would take a line of this standing further; empty where nothing has to. */
export const standingRemedies: Readonly<Record<Standing, string>> = {
	proved: '',
	exercised: '',
	reviewed: '',
	selfGraded: 'Review the agent’s tests, or the line.',
	tested: 'Let the tests write a coverage report, or review the line.',
	checked: 'Run its tests with a coverage report, or review the line.',
	seen: 'Mark it reviewed, or run its tests with a coverage report.',
	nothing: 'Review the line, or run its tests with a coverage report.',
};
