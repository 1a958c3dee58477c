import { scaleLinear } from 'd3-scale';
import { html, nothing, type TemplateResult } from 'lit';
import './marks.ts';
import { percent } from '../../domain/report/layout.ts';
import type { Mark } from './marks.ts';

export interface Strip {
	readonly label: string;
	/** Milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
	readonly hours: readonly { readonly at: number; readonly label: string }[];
	readonly slices: readonly StripSlice[];
}

export interface StripSlice extends Pick<Mark, 'title' | 'text' | 'open' | 'change'> {
	readonly start: number;
	readonly end: number;
	readonly look: string;
}

/** A stretch of time as it went by: its slices where they were, with the hours below. */
export function strip({ label, from, to, hours, slices }: Strip): TemplateResult {
	const position = scaleLinear([from, to], [0, 1]).clamp(true);
	const marks = slices.map(slice => markOf(slice, position(slice.start), position(slice.end)));
	return html`<div class="chart">
		<bookend-marks .kind=${'strip'} .marks=${marks} .label=${label}></bookend-marks>
		<div class="hours" aria-hidden="true">
			${hours.map(({ at, label: hour }) => html`<span class=${edge(position(at))} .style=${`left: ${percent(position(at))}`}>${hour}</span>`)}
		</div>
	</div>`;
}

function markOf({ start, title, text, look, open, change }: StripSlice, left: number, right: number): Mark {
	return {
		key: String(start),
		title,
		text,
		middle: (left + right) / 2,
		place: `left: ${percent(left)}; width: ${percent(right - left)}`,
		look: nothing,
		classes: look,
		open,
		change,
	};
}

/** Labels at the very ends stay inside. */
function edge(share: number): string {
	if (share === 0) {
		return 'first';
	}
	return share === 1 ? 'last' : '';
}
