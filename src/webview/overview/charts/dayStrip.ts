import { scaleLinear } from 'd3-scale';
import { html, nothing, type TemplateResult } from 'lit';
import './marks.ts';
import { formatDuration } from '../../../base/format.ts';
import { plainText } from '../../../base/plainText.ts';
import { SECOND_MS } from '../../../base/units.ts';
import type { Overview, OverviewSlice } from '../../../protocol/overview.ts';
import { clockIn } from '../clock.ts';
import type { Actions } from '../actions.ts';
import { phaseNames } from '../phaseNames.ts';
import type { Mark } from './marks.ts';

type Day = Extract<Overview['time']['picture'], { kind: 'day' }>;

/** One day as it went by: its slices where they were, with the hours below. */
export function dayStrip({ from, to, slices, hours }: Day, timeZone: string, openSession: Actions['openSession']): TemplateResult {
	const position = scaleLinear([from, to], [0, 1]).clamp(true);
	const clock = clockIn(timeZone);
	const marks = slices.map(slice => markOf(slice, position, clock, openSession));
	const label = `The day from ${clock(from)} to ${clock(to)}, ${slices.length} slices`;
	return html`<div class="chart">
		<bookend-marks .kind=${'strip'} .marks=${marks} .label=${label}></bookend-marks>
		<div class="hours" aria-hidden="true">
			${hours.map(({ at, label: hour }) => html`<span class=${edge(position(at))} .style=${`left: ${percent(position(at))}`}>${hour}</span>`)}
		</div>
	</div>`;
}

type Position = (at: number) => number;

function markOf(slice: OverviewSlice, position: Position, clock: (at: number) => string, openSession: Actions['openSession']): Mark {
	const { start, end, phase, sentence, session } = slice;
	const [left, right] = [position(start), position(end)];
	const times = `${clock(start)}–${clock(end)}`;
	return {
		key: String(start),
		title: `${times} ${phaseNames[phase]}`,
		text: `${formatDuration((end - start) / SECOND_MS)}, ${plainText(sentence)}`,
		middle: (left + right) / 2,
		place: `left: ${percent(left)}; width: ${percent(right - left)}`,
		look: nothing,
		classes: phase,
		open: session === null ? null : openSession(session),
	};
}

function percent(share: number): string {
	return `${(share * 100).toFixed(3)}%`;
}

/** Labels at the very ends stay inside. */
function edge(share: number): string {
	if (share === 0) {
		return 'first';
	}
	return share === 1 ? 'last' : '';
}
