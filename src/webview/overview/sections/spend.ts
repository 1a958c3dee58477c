import { scaleLinear } from 'd3-scale';
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatCounted, formatShare, formatTokens, formatUsd } from '../../../base/format.ts';
import { plainText } from '../../../base/plainText.ts';
import { budgetSentence } from '../../../domain/spend/budgetWords.ts';
import { growth } from '../../../domain/report/layout.ts';
import type { Money, Overview } from '../../../protocol/overview.ts';
import { columns, type Column } from '../../charts/columns.ts';
import { dayNames } from '../../charts/dayNames.ts';
import { valueLine } from './value.ts';
import { fullDate } from '../../clock.ts';

type Spend = Overview['spend'];

/** What it cost: always called an estimate, and always with what is missing from it. */
export function spendSection({ spend, value, budget }: Overview): TemplateResult {
	const cached = spend.cachedShare === null ? '' : `, ${formatShare(spend.cachedShare)} cached`;
	return html`<section class="spend" aria-labelledby="spend">
		<h2 id="spend">Spend</h2>
		<p class="aside">list-price estimate</p>
		<p class="hero"><b>${formatUsd(spend.money.usd)}</b> <span class="what">${formatTokens(spend.tokens)} tokens${cached}</span></p>
		${dayColumns(spend.days)}
		<dl class="rows models">${spend.models.map(modelRow)}</dl>
		${spend.responses === 0 ? nothing : valueLine(value)} ${budget === null ? nothing : budgetLine(budget)}
		<p class="note">${notes(spend).join(' ')}</p>
	</section>`;
}

/** A day whose tokens have no price is no cheap day: it stands there hatched, as high as the least. */
const UNPRICED_HEIGHT = 0.15;

function dayColumns(days: Spend['days']): TemplateResult {
	const most = Math.max(...days.map(({ money }) => money.usd ?? 0));
	const height = scaleLinear([0, most === 0 ? 1 : most], [0, 1]);
	const label = `Spend on each of the last ${days.length} days, at most ${formatUsd(most)}`;
	return columns(
		label,
		days.map(day => columnOf(day, height)),
		dayNames(days.map(({ day }) => day)),
		[],
	);
}

function columnOf({ day, label, money, tokens, inPeriod }: Spend['days'][number], height: (usd: number) => number): Column {
	const period = inPeriod ? 'in' : 'out';
	const priced = money.usd === null || money.usd === 0 ? [] : [{ look: `money ${period}`, height: height(money.usd) }];
	const unpriced = money.usd === null && tokens > 0 ? [{ look: `unpriced ${period}`, height: UNPRICED_HEIGHT }] : [];
	return { key: day, title: plainText(label), text: daySays(money, tokens), parts: [...priced, ...unpriced] };
}

function daySays(money: Money, tokens: number): string {
	if (tokens === 0) {
		return 'nothing';
	}
	const missing = money.usd === null || money.unpricedTokens === 0 ? '' : `, ${formatTokens(money.unpricedTokens)} without a price`;
	return `${formatUsd(money.usd)}, ${formatTokens(tokens)} tokens${missing}`;
}

/** The month so far, and what it may take at most. */
function budgetLine(budget: NonNullable<Overview['budget']>): TemplateResult {
	const [spent, left] = [Math.min(budget.spent, budget.limit), Math.max(0, budget.limit - budget.spent)];
	return html`<div class="bar month" aria-hidden="true">
			<i class="money" .style=${`flex-grow: ${growth(spent, budget.limit)}`}></i
			><i class="rest" .style=${`flex-grow: ${growth(left, budget.limit)}`}></i>
		</div>
		<p class="note budget">Budget for ${budgetSentence(budget)}</p>`;
}

function modelRow({ label, money, tokens, share }: Spend['models'][number]): TemplateResult {
	return html`<div title="${plainText(label)}, ${formatTokens(tokens)} tokens">
		<dt>${plainText(label)}</dt>
		<dd class=${money.usd === null ? 'missing' : ''}>${formatUsd(money.usd)}</dd>
		<dd class="share">${share === null ? nothing : formatShare(share)}</dd>
	</div>`;
}

function notes(spend: Spend): string[] {
	return [...unpriced(spend), ...notCounted(spend), `List prices of ${fullDate(spend.pricesOf)}.`];
}

/** "3 k tokens of nova have no price." */
function unpriced({ money, models }: Spend): string[] {
	if (money.unpricedTokens === 0) {
		return [];
	}
	const names = models.filter(model => model.money.unpricedTokens > 0).map(({ label }) => shortened(plainText(label)));
	const [words, verb] = money.unpricedTokens === 1 ? ['token', 'has'] : ['tokens', 'have'];
	const of = names.length === 0 ? '' : ` of ${enumerated(names)}`;
	return [`${formatTokens(money.unpricedTokens)} ${words}${of} ${verb} no price.`];
}

const LONGEST_IN_A_SENTENCE = 32;

function shortened(name: string): string {
	const characters = Array.from(name);
	return characters.length <= LONGEST_IN_A_SENTENCE ? name : `${characters.slice(0, LONGEST_IN_A_SENTENCE - 1).join('')}…`;
}

const NAMED = 2;

/** "a", "a and b", "a, b and 3 more" */
function enumerated(names: readonly string[]): string {
	const [named, more] = [names.slice(0, NAMED), names.length - NAMED];
	return more > 0 ? `${named.join(', ')} and ${formatCount(more)} more` : named.join(' and ');
}

/** "Usage of 12 responses is a lower bound." */
function notCounted({ lowerBoundResponses, sessionTotals, estimatedResponses }: Spend): string[] {
	const usageOf = (responses: number, how: string): string[] =>
		responses === 0 ? [] : [`Usage of ${formatCounted(responses, 'response')} is ${how}.`];
	return [
		...usageOf(lowerBoundResponses, 'a lower bound'),
		...usageOf(sessionTotals, 'that of whole sessions'),
		...usageOf(estimatedResponses, 'estimated'),
	];
}
