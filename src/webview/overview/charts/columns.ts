import { html, nothing, type TemplateResult } from 'lit';
import './marks.ts';
import { dayAndMonth, weekday } from '../clock.ts';
import type { Mark } from './marks.ts';

/** One day's column. */
export interface Column {
	/** ISO date. */
	readonly day: string;
	readonly title: string;
	readonly text: string;
	/** From the bottom up; `height` is a share of the chart's. */
	readonly parts: readonly { readonly look: string; readonly height: number }[];
}

/** Columns of days side by side, oldest first, with the names of the days below and at most one line across with its worth. */
export function columns(
	label: string,
	days: readonly Column[],
	line: { readonly height: number; readonly text: string } | null,
): TemplateResult {
	const marks = days.map((day, index) => markOf(day, (index + 0.5) / days.length));
	return html`<div class="chart">
		<div class="plot">
			${line === null ? nothing : html`<span class="across" aria-hidden="true" .style=${`bottom: ${percent(line.height)}`}>${line.text}</span>`}
			<bookend-marks .kind=${'columns'} .marks=${marks} .label=${label}></bookend-marks>
		</div>
		<div class="days ${days.length > WEEK ? 'ends' : ''}" aria-hidden="true">${dayNames(days).map(name => html`<span>${name}</span>`)}</div>
	</div>`;
}

function markOf({ day, title, text, parts }: Column, middle: number): Mark {
	return {
		key: day,
		title,
		text,
		middle,
		place: '',
		look: html`${parts.map(({ look, height }) => html`<i class=${look} .style=${`height: ${percent(height)}`}></i>`)}`,
		classes: 'column',
		open: null,
	};
}

const WEEK = 7;

/** A week's days by name; of more days only the ends, because there is no room for all. */
function dayNames(days: readonly Column[]): string[] {
	if (days.length <= WEEK) {
		return days.map(({ day }) => weekday(day));
	}
	const ends = [days[0], days.at(-1)];
	return ends.flatMap(end => (end === undefined ? [] : [dayAndMonth(end.day)]));
}

function percent(share: number): string {
	return `${(share * 100).toFixed(3)}%`;
}
