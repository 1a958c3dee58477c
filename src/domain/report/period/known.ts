/** How the figures of a period are known: beside the figures themselves, and in sentences at the end. */
import { formatCount, formatCounted, formatShare, formatTokens } from '../../../base/format.ts';
import { SECOND_MS } from '../../../base/units.ts';
import { tokensOf } from '../../spend/tally.ts';
import { usageNotes } from '../../spend/usageNotes.ts';
import { activeMs, shareAtTheEnds } from '../../time/time.ts';
import type { FigureBasis, NamedFigure, Prose } from '../document.ts';
import { figure, prose } from '../prose.ts';
import type { PeriodFacts } from './facts.ts';

export function figuresOf(facts: PeriodFacts): NamedFigure[] {
	return [...timeFigures(facts), ...(facts.only === null ? coverageFigures(facts) : []), ...spendFigures(facts)];
}

function timeFigures({ time }: PeriodFacts): NamedFigure[] {
	const active = activeMs(time.phases);
	const basis: FigureBasis = active > 0 && time.observedMs === active ? 'measured' : 'inferred';
	return [
		{
			label: 'At the ends',
			figure: figure('share', shareAtTheEnds(time.phases), basis, time.slices),
			note: prose('Spec and verify, of your active time.'),
		},
		{ label: 'Your time', figure: figure('seconds', active === 0 ? null : active / SECOND_MS, basis, time.slices), note: [] },
		{
			label: 'Agents worked',
			figure: figure('seconds', time.agentMs / SECOND_MS, 'measured'),
			note: prose('Summed over all of them.'),
		},
	];
}

function coverageFigures({ coverage }: PeriodFacts): NamedFigure[] {
	if (coverage.kind === 'notMeasured') {
		return [{ label: 'Verified', figure: figure('share', null, 'measured'), note: prose('No lines were looked at.') }];
	}
	const { alive, verified } = coverage;
	return alive === 0 ? [] : [{ label: 'Verified', figure: figure('share', verified / alive, 'measured', alive), note: [] }];
}

function spendFigures({ spend: { tally } }: PeriodFacts): NamedFigure[] {
	const { responses, costUsd } = tally;
	if (responses === 0) {
		return [{ label: 'Spend', figure: figure('usd', null, 'estimated'), note: prose('No usage is on record.') }];
	}
	const tokens = prose(`${formatTokens(tokensOf(tally))} tokens.`);
	return [{ label: 'Spend', figure: figure('usd', costUsd, 'estimated', responses), note: tokens }];
}

export function notesOf(facts: PeriodFacts): Prose[] {
	return [timeNote(facts), spendNote(facts), valueNote(facts), linesNote(facts)].filter(note => note.length > 0);
}

function timeNote({ time }: PeriodFacts): Prose {
	const active = activeMs(time.phases);
	if (active === 0) {
		return [];
	}
	const observed = time.observedMs / active;
	const unknown = time.phases.unknown === 0 ? '' : `; ${formatShare(time.phases.unknown / active)} unknown`;
	return prose(
		`Time: ${formatShare(observed)} observed in the editor, ${formatShare(1 - observed)} inferred from transcripts${unknown}. ` +
			'At any moment one phase: spec is saying what to build, verify is proving that it was built, delegate is attending while an agent works. Time without a sign of you is not counted.',
	);
}

function spendNote({ spend }: PeriodFacts): Prose {
	const { tally, unpricedModels, pricesOf } = spend;
	if (tally.responses === 0) {
		return [];
	}
	const tokens = tokensOf(tally);
	const unpriced =
		tally.unpricedTokens === 0
			? ''
			: ` ${formatCounted(unpricedModels, 'model')} without a price, ${formatShare(tokens === 0 ? null : tally.unpricedTokens / tokens)} of the tokens.`;
	const notes = usageNotes(tally).map(note => ` ${note}`);
	return prose(
		`Spend: an estimate at list prices of ${pricesOf}, over ${formatCounted(tally.responses, 'response')}; a subscription is billed otherwise.${unpriced}${notes.join('')}`,
	);
}

function valueNote({ value }: PeriodFacts): Prose {
	if (value.kind === 'notKnown') {
		return [];
	}
	return value.branches.length === 0
		? prose('Landed: no default branch can be told from the others, so nothing is said to have landed.')
		: prose(
				`Landed: measured, in ${value.branches.join(' and ')} as it stands now, by following each line itself through squash, rebase and cherry-pick. A session’s spend is shared out by the lines that it left.`,
			);
}

function linesNote({ coverage, only }: PeriodFacts): Prose {
	if (coverage.kind === 'notMeasured' || coverage.alive === 0 || only !== null) {
		return [];
	}
	const placed =
		coverage.placed === null
			? ''
			: ` ${formatShare(coverage.placed)} of the ${formatCount(coverage.alive)} were placed from recorded states of their files, the others where they fit best.`;
	return prose(
		`Lines: measured, in the folders that are open${coverage.when === 'now' ? '' : `, on ${coverage.when}`}. Blank lines do not count.${placed}`,
	);
}
