/** What the ledger knows, as sentences for people. */
import { assertNever } from '../../base/assertNever.ts';
import { formatCount, formatCounted } from '../../base/format.ts';
import type { Evidence, LineDeed, OriginBasis, Standing } from '../../domain/ledger/ledger.ts';
import type { TestCounts } from '../../domain/ledger/reports/junit.ts';
import type { CommandClass } from '../../domain/trace/command.ts';
import { agentOf, type RunId, type SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import type { Hunk } from '../ledger/hunks.ts';

/** "Tuesday 14:20". */
export function momentOf(book: Book, at: number): string {
	return `${dayOf(book, at)} ${book.ports.calendar.format(at, 'H:mm')}`;
}

/** Within a week the day's name is enough. */
export function dayOf({ ports: { calendar, now } }: Book, at: number): string {
	const today = calendar.dayOf(now());
	const day = calendar.dayOf(at);
	if (calendar.addDays(today, -DAYS_WITH_A_NAME) <= day) {
		return calendar.format(at, 'EEEE');
	}
	return calendar.format(at, day.slice(0, YEAR_DIGITS) === today.slice(0, YEAR_DIGITS) ? 'd MMMM' : 'd MMMM yyyy');
}

/** What is to be known of how a line's author is known; empty where nothing is. */
export const placedWords: Readonly<Record<OriginBasis, string>> = {
	replayed: '',
	aligned: 'It was placed where it fits best: the transcript does not say exactly where.',
	told: 'There is no transcript of it here: another program’s record in the repository says so.',
};

const DAYS_WITH_A_NAME = 6;
const YEAR_DIGITS = 4;

export function agentNameOf(book: Book, session: SessionId): string {
	return book.ports.agentName(agentOf(session));
}

/**
 * What speaks for a hunk, one sentence each, the strongest first, and last what keeps it from counting. Many hunks have the same
 * evidence, and to write a time costs more than to find it: a sentence is made once.
 */
export function evidenceWords(book: Book, testCounts: TestCountsOf = noCounts): (hunk: Pick<Hunk, 'evidence' | 'standing'>) => string[] {
	const made = new Map<Evidence, string>();
	return ({ evidence, standing }) => {
		for (const one of evidence) {
			made.set(one, made.get(one) ?? evidenceSentence(book, one, testCounts));
		}
		const sentences = new Set(evidence.flatMap(one => made.get(one) ?? []));
		return standing === 'selfGraded' ? [...sentences, SELF_GRADED] : [...sentences];
	};
}

/** What the reports of a test run say that it did; undefined where there is none. */
type TestCountsOf = (run: RunId) => TestCounts | undefined;
const noCounts: TestCountsOf = () => undefined;

const SELF_GRADED = 'its tests are by the same session and nobody reviewed them: they do not count';

/** "Claude Code, Tuesday · 41 lines, tested, not reviewed". */
export function hunkWords(book: Book, hunk: Hunk): string {
	const { session, at } = hunk.origin;
	return `${agentNameOf(book, session)}, ${dayOf(book, at)} · ${standingWords(hunk)}`;
}

/** "41 lines, tested, not reviewed". */
export function standingWords({ lines, standing }: Pick<Hunk, 'lines' | 'standing'>): string {
	return `${formatCounted(lines.length, 'line')}, ${wordsFor[standing]}`;
}

const wordsFor: Readonly<Record<Standing, string>> = {
	proved: 'proved, not reviewed',
	exercised: 'exercised, not reviewed',
	reviewed: 'reviewed',
	selfGraded: 'self-graded, not reviewed',
	tested: 'tested, not reviewed',
	checked: 'checked, not reviewed',
	seen: 'seen, not reviewed',
	nothing: 'not reviewed',
};

function evidenceSentence(book: Book, { kind, at, cause }: Evidence, testCounts: TestCountsOf): string {
	const when = momentOf(book, at);
	switch (cause.kind) {
		case 'mark':
			return `${kind} by you (${when})`;
		case 'deed':
			return `${deedWords[cause.deed]} (${when})`;
		case 'report':
			return `${kind === 'proved' ? 'every mutant of it was killed' : 'run by a passing test'} (${runBy(book, cause.run)}, ${when})`;
		case 'turnedGreen':
			return `a failing test went green with it (${runBy(book, cause.passed)}, ${when})`;
		case 'run':
			return `its package's ${passed(book, cause.run)} (${runBy(book, cause.run)}, ${when}${countWords(testCounts(cause.run))})`;
		default:
			return assertNever(cause);
	}
}

function passed(book: Book, run: RunId): string {
	return passedWords[book.run(run)?.class ?? 'other'];
}

/** ": 12 passed, 1 skipped" */
function countWords(counts: TestCounts | undefined): string {
	if (counts === undefined) {
		return '';
	}
	const said = [`${formatCount(counts.passed)} passed`, ...(counts.skipped > 0 ? [`${formatCount(counts.skipped)} skipped`] : [])];
	return `: ${said.join(', ')}`;
}

const passedWords: Readonly<Record<CommandClass, string>> = {
	test: 'tests passed',
	typecheck: 'type check passed',
	lint: 'lint passed',
	build: 'build passed',
	run: 'checks passed',
	vcs: 'checks passed',
	other: 'checks passed',
};

const deedWords: Readonly<Record<LineDeed, string>> = {
	looked: 'seen by you: it was on your screen long enough',
	edited: 'reviewed by you: you edited these lines or lines beside them',
	staged: 'reviewed by you: you staged it after you had seen it',
	committed: 'reviewed by you: you committed it after you had seen it',
	stopped: 'reviewed by you: you stopped at it in the debugger',
};

function runBy(book: Book, id: RunId): string {
	const run = book.run(id);
	if (run === undefined) {
		return 'a run';
	}
	return 'by' in run ? `you ran ${run.command ?? 'it'}` : agentNameOf(book, run.session);
}
