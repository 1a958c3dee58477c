import { html, type TemplateResult } from 'lit';
import './marks.ts';
import { percent } from '../../domain/report/layout.ts';
import type { Mark } from './marks.ts';

/** One column, a day's or another's. */
export interface Column {
	readonly key: string;
	readonly title: string;
	readonly text: string;
	/** From the bottom up; `height` is a share of the chart's. */
	readonly parts: readonly { readonly look: string; readonly height: number }[];
}

/** A line across, with its worth. */
export interface Across {
	readonly height: number;
	readonly text: string;
}

/** Columns side by side with their names below; of names at the ends there are two. `behind` is drawn under them. */
export function columns(
	label: string,
	all: readonly Column[],
	{ names, areEnds }: { readonly names: readonly string[]; readonly areEnds: boolean },
	lines: readonly Across[],
	behind: TemplateResult = html``,
): TemplateResult {
	const marks = all.map((column, index) => markOf(column, (index + 0.5) / all.length));
	return html`<div class="chart">
		<div class="plot">
			${lines.map(({ height, text }) => html`<span class="across" aria-hidden="true" .style=${`bottom: ${percent(height)}`}>${text}</span>`)}
			${behind}
			<bookend-marks .kind=${'columns'} .marks=${marks} .label=${label}></bookend-marks>
		</div>
		<div class="days ${areEnds ? 'ends' : ''}" aria-hidden="true">${names.map(name => html`<span>${name}</span>`)}</div>
	</div>`;
}

function markOf({ key, title, text, parts }: Column, middle: number): Mark {
	return {
		key,
		title,
		text,
		middle,
		place: '',
		look: html`${parts.map(({ look, height }) => html`<i class=${look} .style=${`height: ${percent(height)}`}></i>`)}`,
		classes: 'column',
		open: null,
		change: null,
	};
}
