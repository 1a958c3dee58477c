/** The tables of a period's report: kinds of work, and what is worth a look. */
import { assertNever } from '../../../base/assertNever.ts';
import { capitalised, formatCounted, formatShare } from '../../../base/format.ts';
import { workKindNames } from '../../value/kind.ts';
import { modelLabel } from '../../spend/modelLabel.ts';
import type { Cell, Prose, Section } from '../document.ts';
import { figureCell, left, prose, proseCell, quiet, right } from '../prose.ts';
import type { KindFacts, LookFact, ModelAdvice, PeriodFacts, Share } from './facts.ts';

export function kindsTable({ kinds, sessions, coverage, value }: PeriodFacts): Section[] {
	if (kinds.length === 0) {
		return [];
	}
	const columns = [
		left('Kind'),
		right('Sessions'),
		right('Spend'),
		right('Landed'),
		right('Verified'),
		right('Corrections'),
		left('Model to try'),
	];
	const caption = 'Sessions by kind of work, the most spend first';
	const counted = kinds.reduce((sum, row) => sum + row.sessions, 0);
	const others =
		counted < sessions
			? ` ${formatCounted(sessions - counted, 'session')} without a recorded response of a model ${sessions - counted === 1 ? 'is' : 'are'} left out.`
			: '';
	const without = {
		landed: value.kind === 'notKnown' ? 'not known' : NO_LINES,
		verified: coverage.kind === 'notMeasured' ? 'not known' : NO_LINES,
	};
	const explanation = prose(
		'Kinds are inferred from what a session touched, ran and was asked, unless you said otherwise. Landed and verified: of its lines. Corrections: prompts that report something wrong, for each session that changed files. Model to try: from all sessions on record.' +
			others,
	);
	const blocks = [{ kind: 'table', caption, columns, rows: kinds.map(row => kindRow(row, without)), more: 0 }] as const;
	return [{ title: 'By kind of work', explanation, width: 'full', blocks }];
}

const NO_LINES = 'no lines here';

/** What is said where there is no share. */
interface Without {
	readonly landed: string;
	readonly verified: string;
}

function kindRow({ kind, sessions, usd, landed, verified, corrections, model }: KindFacts, without: Without): Cell[] {
	return [
		proseCell(capitalised(workKindNames[kind])),
		figureCell('count', sessions, 'measured'),
		figureCell('usd', usd, 'estimated'),
		shareCell(landed, without.landed),
		shareCell(verified, without.verified),
		corrections === null ? proseCell(quiet('no edits')) : figureCell('number', corrections.perSession, 'inferred', corrections.n),
		{ kind: 'prose', prose: adviceWords(model) },
	];
}

/** Where there are no lines there is nothing to be a share of. */
function shareCell(share: Share | null, without: string): Cell {
	return share === null ? proseCell(quiet(without)) : figureCell('share', share.part / share.of, 'measured', share.of);
}

function adviceWords(advice: ModelAdvice): Prose {
	switch (advice.kind) {
		case 'tooFew':
			return prose(quiet('too few sessions'));
		case 'tooFewOnOthers':
			return prose(quiet('too few on others'));
		case 'noClearDifference':
			return prose(quiet('no clear difference'));
		case 'try':
			return prose(
				`${modelLabel(advice.model)}, at ${formatShare(advice.costShare)} of the cost of ${modelLabel(advice.usual)} and nothing shown to be worse `,
				quiet(`(${String(advice.n.cheaper)} and ${String(advice.n.usual)} sessions; hard tasks may have gone to the larger model)`),
			);
		default:
			return assertNever(advice);
	}
}

export function lookTable({ look }: PeriodFacts): Section[] {
	if (look === null) {
		return [];
	}
	const title = 'Worth a look';
	if (look.length === 0) {
		const none =
			'Nothing in the open folders: no claim without a run behind it, no weakened test, no commit of lines that nothing speaks for.';
		return [{ title, explanation: prose(none), width: 'full', blocks: [] }];
	}
	const columns = [left('What'), left('Where'), right('When')];
	const caption = 'What contradicts what an agent said or was asked, the latest first';
	const blocks = [{ kind: 'table', caption, columns, rows: look.slice(0, MOST_LOOKS).map(lookRow), more: moreThan(look) }] as const;
	return [{ title, explanation: [], width: 'full', blocks }];
}

/** Chosen: a report is read, and not worked off. */
const MOST_LOOKS = 12;

function moreThan(look: readonly LookFact[]): number {
	return Math.max(0, look.length - MOST_LOOKS);
}

function lookRow({ what, who, when }: LookFact): Cell[] {
	return [proseCell(what), proseCell(who), proseCell(quiet(when))];
}
