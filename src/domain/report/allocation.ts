/** Model allocation as a report: what each kind of work cost with each model and what came of it. A trial is proposed, nothing is decided. */
import { capitalised, formatCounted, formatShare, formatUsd } from '../../base/format.ts';
import { modelLabel } from '../spend/modelLabel.ts';
import type { Allocation, AllocationRow, Estimate } from '../value/allocation.ts';
import { workKindNames, workKinds, type WorkKind } from '../value/kind.ts';
import type { Proposal } from '../value/proposals.ts';
import { FEWEST_SESSIONS } from '../value/valuedSession.ts';
import type { Cell, Figure, FigureBasis, IntervalsPlot, Prose, ReportDocument, Section, Table, Unit } from './document.ts';
import { figureCell, left, prose, proseCell, quiet, right, strong } from './prose.ts';

export type Frame = Pick<ReportDocument, 'generatedAt' | 'timeZone' | 'ways' | 'sample'>;

export function allocationReport(allocation: Allocation, frame: Frame): ReportDocument {
	const sessions = allocation.rows.reduce((sum, { n }) => sum + n, 0);
	return {
		title: 'Model allocation',
		period: `All sessions on record · ${formatCounted(sessions, 'session')}`,
		lead: leadOf(allocation),
		figures: [],
		sections: workKinds.flatMap(kind => kindSection(kind, allocation)),
		notes: allocation.rows.length === 0 ? [] : notesOf(allocation),
		...frame,
	};
}

function leadOf({ rows, proposals }: Allocation): Prose[] {
	if (rows.length === 0) {
		return [prose(strong('No session names a model'), ', so there is nothing to compare.')];
	}
	if (proposals.length > 0) {
		return proposals.map(proposalSentence);
	}
	const compared = workKinds.filter(kind => rows.filter(row => row.kind === kind && FEWEST_SESSIONS <= row.n).length > 1);
	const names = compared.map(kind => workKindNames[kind]).join(', ');
	return [
		compared.length === 0
			? prose(strong('Too few sessions'), ` to compare models: each needs ${String(FEWEST_SESSIONS)} of one kind of work.`)
			: prose(
					strong('No trial is proposed'),
					`: of the work for which two models have enough sessions (${names}), no cheaper one is shown to cost less without doing worse.`,
				),
	];
}

function proposalSentence({ kind, usual, cheaper, usualCost, cheaperCost, n, caveat }: Proposal): Prose {
	return prose(
		strong(`Try ${modelLabel(cheaper)} for ${workKindNames[kind]}`),
		`: a session cost ${formatUsd(cheaperCost.value)} with it and ${formatUsd(usualCost.value)} with ${modelLabel(usual)}, and nothing that came of it is shown to be worse `,
		{ kind: 'tag', text: `n = ${String(n.cheaper)} and ${String(n.usual)}` },
		`. ${caveat}`,
	);
}

function kindSection(kind: WorkKind, { rows }: Allocation): Section[] {
	const own = rows.filter(row => row.kind === kind);
	if (own.length === 0) {
		return [];
	}
	const name = workKindNames[kind];
	const plot = costPlot(name, own);
	return [
		{
			title: capitalised(name),
			explanation: [],
			width: 'full',
			blocks: [...(plot === null ? [] : [plot]), kindTable(name, own)],
		},
	];
}

/** Null where no model has enough sessions. */
function costPlot(name: string, rows: readonly AllocationRow[]): IntervalsPlot | null {
	const known = rows.filter(({ costPerSession }) => costPerSession.kind === 'known');
	return known.length === 0
		? null
		: {
				kind: 'intervals',
				label: `List-price estimate of a session of ${name}, by model`,
				basis: 'estimated',
				unit: 'usd',
				rows: known.map(({ model, costPerSession }) => ({
					label: modelLabel(model),
					figure: figureOf('usd', costPerSession, 'estimated'),
				})),
			};
}

function kindTable(name: string, rows: readonly AllocationRow[]): Table {
	return {
		kind: 'table',
		caption: `Sessions of the kind “${name}” by model, the most first`,
		columns: [
			left('Model'),
			right('Sessions'),
			right('A session'),
			right('A verified line'),
			right('Corrections'),
			right('Verified'),
			right('Landed'),
			left('Same tokens, cheaper models'),
		],
		rows: rows.map(modelRow),
		more: 0,
	};
}

function modelRow(row: AllocationRow): Cell[] {
	return [
		proseCell(modelLabel(row.model)),
		figureCell('count', row.n, 'measured'),
		estimateCell('usd', row.costPerSession, 'estimated'),
		estimateCell('usd', row.costPerVerifiedLine, 'estimated'),
		estimateCell('number', row.correctingTurns, 'inferred'),
		estimateCell('share', row.shareVerified, 'measured'),
		estimateCell('share', row.shareLanded, 'measured'),
		{ kind: 'prose', prose: sameTokensWords(row) },
	];
}

function estimateCell(unit: Unit, estimate: Estimate, basis: FigureBasis): Cell {
	switch (estimate.kind) {
		case 'known':
			return { kind: 'figure', figure: figureOf(unit, estimate, basis) };
		case 'tooFew':
			return proseCell(quiet(estimate.n === 0 ? 'not known' : `too few (${String(estimate.n)})`));
		case 'none':
			return proseCell(quiet('nothing to count'));
	}
}

function figureOf(unit: Unit, estimate: Estimate, basis: FigureBasis): Figure {
	return estimate.kind === 'known'
		? { unit, value: estimate.value, basis, n: estimate.n, range: { low: estimate.low, high: estimate.high } }
		: { unit, value: null, basis, n: estimate.n, range: null };
}

/** Chosen: the cheapest ones are those that say something. */
const MOST_CHEAPER = 2;

function sameTokensWords({ sameTokens, costUsd }: AllocationRow): Prose {
	if (costUsd === null) {
		return prose(quiet('not known: a part has no price'));
	}
	if (sameTokens.length === 0) {
		return prose(quiet('none that you used'));
	}
	const those = sameTokens
		.slice(0, MOST_CHEAPER)
		.map(({ model, usd }) => `${modelLabel(model)} ${formatUsd(usd)} (${formatShare(usd / costUsd)})`);
	return prose(`${those.join(', ')} `, quiet(`for what was ${formatUsd(costUsd)}`));
}

function notesOf({ withoutModel }: Allocation): Prose[] {
	const without =
		withoutModel === 0
			? ''
			: ` ${formatCounted(withoutModel, 'session')} of which no record names a model ${withoutModel === 1 ? 'is' : 'are'} left out.`;
	return [
		prose(
			`A session goes to the model that most of its spend went to. Ranges hold the true value in 90 of 100 cases; under ${String(FEWEST_SESSIONS)} sessions nothing is said.${without}`,
		),
		prose(
			'Money: estimated, at list prices. Kinds of work and corrections: inferred. Verified and landed: measured, in the folders that are open.',
		),
		prose(
			'Sessions are not alike: hard tasks may have gone to the larger models. The same tokens on another model are no forecast, since it would have used others.',
		),
	];
}
