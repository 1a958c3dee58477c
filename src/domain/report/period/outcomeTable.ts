/** What the engineer says came of a period's work; of the rest nothing is guessed. */
import { capitalised, formatShare, formatUsd } from '../../../base/format.ts';
import { amountText } from '../../value/amount.ts';
import { outcomeNames } from '../../value/outcome.ts';
import { outcomeAnswers, type OutcomeAnswer, type OutcomePart } from '../../value/outcomeSplit.ts';
import type { Cell, Section } from '../document.ts';
import { figureCell, left, link, prose, proseCell, quiet, right } from '../prose.ts';
import type { PeriodFacts } from './facts.ts';

const answerNames: Readonly<Record<OutcomeAnswer, string>> = { ...outcomeNames, nothing: 'nothing came of it', notSaid: 'not said' };

const title = 'What came of it';

export function outcomeTable(facts: PeriodFacts): Section[] {
	const { outcomes, sessions, only } = facts;
	if (only !== null || sessions === 0) {
		return [];
	}
	const hasSaid = outcomes.some(({ answer }) => answer !== 'notSaid');
	if (!hasSaid) {
		const nothingSaid =
			'You have said of none of this work what came of it. “Bookend: Say What Came of It” keeps your word; nothing is guessed.';
		return [{ title, explanation: prose(nothingSaid), width: 'full', blocks: [] }];
	}
	const columns = [left('As you said it'), right('Changes'), right('Of them'), right('Spend'), right('Of it'), left('Worth, as you say')];
	const inOrder = outcomeAnswers.flatMap(answer => outcomes.filter(part => part.answer === answer));
	const rows = inOrder.map(part => outcomeRow(part, facts));
	const caption = 'Changes that landed, and spend, by what you say came of them';
	const explanation = prose(
		'What you said of a session holds for all of it, what you said of a change for the lines in it. Nothing is guessed.',
	);
	return [{ title, explanation, width: 'full', blocks: [{ kind: 'table', caption, columns, rows, more: 0 }] }];
}

const notKnown = proseCell(quiet('not known'));

function outcomeRow({ answer, changes, usd, amounts }: OutcomePart, { outcomes, value, wanted }: PeriodFacts): Cell[] {
	const all = outcomes.reduce((sum, part) => sum + (part.usd ?? 0), 0);
	const landed = outcomes.reduce((sum, part) => sum + part.changes, 0);
	const name = capitalised(answerNames[answer]);
	return [
		proseCell(link(name, { kind: 'openReport', report: { kind: 'period', days: wanted, outcome: answer } })),
		value.kind === 'notKnown' ? notKnown : figureCell('count', changes, 'measured'),
		value.kind === 'notKnown' || landed === 0 ? notKnown : figureCell('share', changes / landed, 'measured'),
		figureCell('usd', usd, 'estimated'),
		usd === null || all === 0 ? notKnown : figureCell('share', usd / all, 'estimated'),
		amounts.length === 0 ? proseCell(quiet('–')) : proseCell(amounts.map(amountText).join(', ')),
	];
}

/** What a report of one outcome is about: "only what you say saved money". */
export function onlyWords(answer: OutcomeAnswer): string {
	return answer === 'notSaid' ? 'only sessions of which you said nothing' : `only what you say ${wordsFor[answer]}`;
}

/** " By your own word $28.10 (61 %) saved money." Empty where nothing was said. */
export function outcomeWords({ outcomes }: PeriodFacts): string {
	const all = outcomes.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
	const [most] = outcomes
		.filter(({ answer, usd }) => answer !== 'notSaid' && (usd ?? 0) > 0)
		.toSorted((a, b) => (b.usd ?? 0) - (a.usd ?? 0));
	return most === undefined
		? ''
		: ` By your own word ${formatUsd(most.usd)} (${formatShare((most.usd ?? 0) / all)}) ${wordsFor[most.answer]}.`;
}

const wordsFor: Readonly<Record<OutcomeAnswer, string>> = {
	shipped: 'shipped something that customers pay for',
	savedMoney: 'saved money',
	retiredTime: 'retired wasted time',
	groundwork: 'was groundwork for something else',
	nothing: 'came to nothing',
	notSaid: '',
};
