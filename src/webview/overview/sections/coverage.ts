import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatCounted, formatShare } from '../../../base/format.ts';
import { firstLine, plainText } from '../../../base/plainText.ts';
import { assertNever } from '../../../base/assertNever.ts';
import { standings, type Standing } from '../../../domain/ledger/standing.ts';
import { standingNames } from '../../../domain/ledger/standingNames.ts';
import type { CoverageBlock, Period } from '../../../protocol/overview.ts';
import type { Actions } from '../actions.ts';
import { changeSince } from './change.ts';

type Measured = Extract<CoverageBlock, { kind: 'measured' }>;
type Next = NonNullable<Measured['next']>;

/** How much of what agents wrote is verified, what speaks for it, and where to look next. Where there is no figure, why not. */
export function coverageSection(coverage: CoverageBlock, period: Period, actions: Actions): TemplateResult {
	return html`<section class="coverage" aria-labelledby="coverage">
		<h2 id="coverage">Verification coverage</h2>
		${body(coverage, period, actions)}
	</section>`;
}

function body(coverage: CoverageBlock, period: Period, actions: Actions): TemplateResult {
	switch (coverage.kind) {
		case 'notMeasured':
			return quiet(whyNot[coverage.why]);
		case 'nothingToVerify':
			return html`${quiet('Nothing to verify in the open folders.')} ${notApplicable(coverage.notApplicable)}`;
		case 'measured':
			return measured(coverage, period, actions);
		default:
			return assertNever(coverage);
	}
}

const whyNot: Readonly<Record<Extract<CoverageBlock, { kind: 'notMeasured' }>['why'], string>> = {
	noFolder: 'Open a folder that you trust to see which agent-written lines are verified.',
	looking: 'Looking at the lines that agents wrote …',
};

function quiet(sentence: string): TemplateResult {
	return html`<p class="note">${sentence}</p>`;
}

function measured(coverage: Measured, period: Period, actions: Actions): TemplateResult {
	const parts = partsOf(coverage);
	return html`<p class="aside"><span class="where">open folders · </span>${why(actions)}</p>
		${hero(coverage, period)} ${bar(parts)} ${rows(parts)}
		${coverage.next === null ? nothing : reviewNext(coverage.next, coverage.files, actions)} ${notApplicable(coverage.notApplicable)}`;
}

function why({ act }: Actions): TemplateResult {
	return html`<button type="button" class="link" aria-label="Why this coverage?" @click=${act('whyCoverage')}>why?</button>`;
}

/** Coverage is that of the moment: it is held against how it was when the period began. */
const overPeriod: Readonly<Record<Period, string>> = { today: 'today', week: 'in 7 days', month: 'in 30 days' };

interface Part {
	readonly standing: Standing;
	readonly lines: number;
	readonly share: string;
}

function partsOf({ standings: lines, alive }: Measured): Part[] {
	return standings
		.map(standing => ({ standing, lines: lines[standing] ?? 0 }))
		.filter(part => part.lines > 0)
		.map(part => ({ ...part, share: formatShare(part.lines / alive) }));
}

/** A narrow sidebar leaves the words out; pointing at the figure brings them back. */
function hero({ alive, verified, change }: Measured, period: Period): TemplateResult {
	const what = `${formatCount(verified)} of ${formatCounted(alive, 'agent line')}`;
	return html`<p class="hero" title="${what} in the open folders">
		<b>${formatShare(verified / alive)}</b> <span class="what">${what}</span> ${changeSince(change, overPeriod[period])}
	</p>`;
}

function bar(parts: readonly Part[]): TemplateResult {
	const label = parts.map(({ standing, share }) => `${standingNames[standing]} ${share}`).join(', ');
	return html`<div class="bar" role="img" aria-label=${label}>
		${parts.map(({ standing, lines }) => html`<i class=${standing} .style=${`flex-grow: ${lines}`}></i>`)}
	</div>`;
}

function rows(parts: readonly Part[]): TemplateResult {
	return html`<dl class="rows">
		${parts.map(
			({ standing, lines, share }) =>
				html`<div>
					<dt><i class="swatch ${standing}"></i>${standingNames[standing]}</dt>
					<dd>${formatCount(lines)}</dd>
					<dd class="share">${share}</dd>
				</div>`,
		)}
	</dl>`;
}

const LONGEST_FILE_NAME = 32;

function reviewNext({ path, line, lines }: Next, files: number, { act }: Actions): TemplateResult {
	const name = firstLine(path.slice(path.lastIndexOf('/') + 1), LONGEST_FILE_NAME);
	return html`<p class="next">
		<button type="button" class="link" title="${plainText(path)}, line ${formatCount(line + 1)}" @click=${act('reviewNext')}>
			Review next: <bdi>${name}</bdi>, <span class="figure">${formatCounted(lines, 'line')}</span>
		</button>
		<span>${formatCounted(files, 'file')}</span>
	</p>`;
}

function notApplicable(lines: number): TemplateResult | typeof nothing {
	return lines === 0 ? nothing : quiet(`Not applicable: ${formatCounted(lines, 'line')} in generated, vendored, lock or prose files.`);
}
