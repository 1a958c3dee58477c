/** "Explain this line": who wrote it, in which edit and session, what speaks for it, and what would verify it. */
import { barSentences } from '../../domain/ledger/barWords.ts';
import { notApplicableSentences } from '../../domain/ledger/applicabilityNames.ts';
import { standingOf, type Evidence, type OriginBasis } from '../../domain/ledger/ledger.ts';
import { standingMeanings, standingNames, standingRemedies } from '../../domain/ledger/standingNames.ts';
import type { Cell, Prose, ReportDocument, Section, Span } from '../../domain/report/document.ts';
import { keyed, left, link, prose, proseCell, strong } from '../../domain/report/prose.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import { blankKey } from '../../domain/trace/lineKey.ts';
import type { Book } from '../book.ts';
import { agentNameOf, evidenceWords, momentOf, placedWords } from '../features/words.ts';
import type { CoveredLine } from '../ledger/coverage.ts';
import { fileOfUri } from '../ledger/folders.ts';
import { byStrength, originOf } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { sessionLinks } from './sessionLinks.ts';
import type { ReportSources } from './sources.ts';

/** `line` counts from 0. */
export async function lineReport(sources: ReportSources, uri: string, line: number): Promise<ReportDocument> {
	const { book, sample } = sources;
	const { calendar, now } = book.ports;
	const file = fileMeant(sources, uri);
	const covered = file?.covered.lines[line];
	const told = file === undefined || covered === undefined ? nothingTold(sources) : await tellOf(sources, file, covered);
	return {
		title: `Line ${String(line + 1)}`,
		period: [...(file === undefined ? [] : [file.covered.path]), calendar.format(now(), 'EEEE, d MMMM yyyy, H:mm')].join(' · '),
		figures: [],
		...told,
		generatedAt: now(),
		timeZone: calendar.timeZone,
		ways: [],
		sample,
	};
}

type Told = Pick<ReportDocument, 'lead' | 'sections' | 'notes'>;

function fileMeant({ measured }: ReportSources, uri: string): LedgerFile | undefined {
	const file = fileOfUri(uri);
	const files = measured.kind === 'measured' ? measured.files : [];
	return files.find(({ tree, covered }) => `${tree.covered.tree.root}/${covered.path}` === file);
}

function nothingTold({ measured }: ReportSources): Told {
	const why =
		measured.kind === 'notMeasured' && measured.why === 'looking'
			? 'The open folders are still being looked at.'
			: 'No agent has edited this file, as far as is on record, or it is in none of the open folders.';
	return { lead: [prose(strong('Nothing is known of this line'), `. ${why}`)], sections: [], notes: [] };
}

async function tellOf({ book, bar }: ReportSources, file: LedgerFile, covered: CoveredLine): Promise<Told> {
	const origin = originOf(covered);
	if (origin === null) {
		return { lead: [prose(otherAuthor(covered))], sections: [], notes: [] };
	}
	const links = await sessionLinks(book, [book.rootOf(origin.session)]);
	const session = links.get(book.rootOf(origin.session));
	const place = placedWords[origin.basis] === '' ? '' : ` ${placedWords[origin.basis]}`;
	const where = link(file.covered.path, { kind: 'openFile', uri: file.uri, line: covered.number - 1 });
	const lead: Prose = [
		...prose(strong(`${agentNameOf(book, origin.session)} wrote this line`), ` on ${momentOf(book, origin.at)}, in an edit of `, where),
		...prose(`.${place}`),
	];
	return {
		// A title may end in a full stop, and so ends its sentence itself.
		lead: [lead, ...(session === undefined ? [] : [prose('The session: ', session)]), ...editSentence(book, origin.session, file, covered)],
		sections: file.covered.isApplicable ? [evidenceSection(book, covered), verifySection(file, covered)] : [outside(file)],
		notes: [
			prose(`Who wrote it: ${basisWords[origin.basis]}. Evidence: measured; it goes stale when the line changes.`),
			prose(barSentences[bar]),
		],
	};
}

const basisWords: Readonly<Record<OriginBasis, string>> = {
	replayed: 'measured, from the recorded states of the file',
	aligned: 'inferred, by where it fits best',
	told: 'inferred, from what another program has recorded in the repository',
};

function otherAuthor({ key, state }: CoveredLine): string {
	if (key === blankKey) {
		return 'This line is blank. Blank lines do not count.';
	}
	return state.origin.kind === 'engineer'
		? 'You typed this line: the editor saw it. What you write yourself is no part of verification coverage.'
		: 'Nobody saw who wrote this line: it is in no edit of an agent that is on record, and was not typed while Bookend watched.';
}

/** How many lines of the same edit stand with it. */
function editSentence(book: Book, session: SessionId, file: LedgerFile, covered: CoveredLine): Prose[] {
	const hunk = file.hunks.find(({ lines }) => lines.includes(covered));
	if (hunk === undefined || hunk.lines.length < 2) {
		return [];
	}
	const span = `lines ${String(hunk.from + 1)} to ${String(hunk.to)}`;
	return [
		prose(
			`It stands with ${String(hunk.lines.length - 1)} more of the same edit, `,
			link(span, { kind: 'review', uri: file.uri, line: hunk.from }),
			`, by ${agentNameOf(book, session)}.`,
		),
	];
}

function evidenceSection(book: Book, { evidence, state }: CoveredLine): Section {
	const title = 'What speaks for it';
	if (evidence.length === 0) {
		return { title, explanation: prose(standingMeanings.nothing), width: 'full', blocks: [] };
	}
	const words = evidenceWords(book);
	const rows = byStrength(evidence).map((one): Cell[] => [
		proseCell(kindNames[one.kind]),
		proseCell(words({ evidence: [one], standing: standingOf(state) }).at(0) ?? ''),
		proseCell(momentOf(book, one.at)),
	]);
	const columns = [left('Evidence'), left('Cause'), left('When')];
	const blocks = [{ kind: 'table', caption: 'The strongest first', columns, rows, more: 0 }] as const;
	return { title, explanation: prose(standingMeanings[standingOf(state)]), width: 'full', blocks };
}

const kindNames: Readonly<Record<Evidence['kind'], string>> = {
	proved: 'Proved',
	exercised: 'Exercised',
	reviewed: 'Reviewed',
	tested: 'Tested',
	checked: 'Checked',
	seen: 'Seen',
};

function verifySection({ uri }: LedgerFile, { state, number }: CoveredLine): Section {
	const standing = standingOf(state);
	const way: Span = link('Review it', { kind: 'review', uri, line: number - 1 }, 'Review it');
	const words = state.verified
		? prose('It is verified: ', ...keyed(standing, standingNames[standing]), '.')
		: prose(
				'It is not verified. ',
				standingRemedies[standing] === '' ? 'The bar that you set asks for more. ' : `${standingRemedies[standing]} `,
				way,
				'.',
			);
	return {
		title: state.verified ? 'Verified' : 'What would verify it',
		explanation: [],
		width: 'full',
		blocks: [{ kind: 'prose', prose: words }],
	};
}

function outside({ covered }: LedgerFile): Section {
	const why = covered.applicability === 'applicable' ? '' : notApplicableSentences[covered.applicability];
	return { title: 'Not applicable', explanation: prose(`${why} It is no part of verification coverage.`), width: 'full', blocks: [] };
}
