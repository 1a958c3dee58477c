import { scaleLinear } from 'd3-scale';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration, formatShare, formatTimes } from '../../../base/format.ts';
import { plainText } from '../../../base/plainText.ts';
import { phaseNames } from '../../../domain/time/phaseNames.ts';
import { phases, type Phase } from '../../../domain/time/slice.ts';
import type { Overview, Period } from '../../../protocol/overview.ts';
import { columns, type Column } from '../../charts/columns.ts';
import { dayNames } from '../../charts/dayNames.ts';
import { changeSince } from './change.ts';
import { dayStrip } from './dayStrip.ts';
import type { Actions } from '../actions.ts';

type Time = Overview['time'];
type Seconds = Time['phases'];

/** Where the engineer's time went: the share at the two ends, the phases, and how the day or the days went by. */
export function timeSection({ time, scope, timeZone }: Overview, actions: Actions): TemplateResult {
	const { picture } = time;
	return html`<section class="time" aria-labelledby="time">
		<h2 id="time">Your time</h2>
		<p class="aside">${formatDuration(time.active)} active</p>
		<p class="hero"><b>${formatShare(time.atTheEnds)}</b> ${what(time)} ${changeSince(time.change, periodBefore[scope.period])}</p>
		${bar(time)} ${rows(time)} ${picture.kind === 'day' ? dayStrip(picture, timeZone, actions) : dayColumns(picture.days)}
		<p class="note">${agents(time)} ${howKnown(time)}</p>
		${picture.kind === 'day' && picture.slices.length > 0 ? sliceBySlice(actions) : nothing}
	</section>`;
}

function sliceBySlice({ act }: Actions): TemplateResult {
	return html`<p class="next"><button type="button" class="link" @click=${act('yourDay')}>Your day, slice by slice</button></p>`;
}

/** A narrow sidebar leaves the words out, except where they are all there is to say. */
function what({ atTheEnds }: Time): TemplateResult {
	return atTheEnds === null ? html`<span>no active time</span>` : html`<span class="what">at the ends</span>`;
}

const periodBefore: Readonly<Record<Period, string>> = {
	today: 'against yesterday',
	week: 'against the 7 days before',
	month: 'against the 30 days before',
};

function bar({ phases: seconds, active }: Time): TemplateResult {
	const spent = phases.filter(phase => seconds[phase] > 0);
	const label = spent.map(phase => `${phaseNames[phase]} ${formatShare(seconds[phase] / active)}`).join(', ');
	return html`<div class="bar" role="img" aria-label=${label === '' ? 'No active time' : label}>
		${spent.map(phase => html`<i class=${phase} .style=${`flex-grow: ${seconds[phase]}`}></i>`)}
	</div>`;
}

/** Work by hand leaves no trace in a transcript: without any it has no row, because "0 m" would claim to know. */
function rows({ phases: seconds, active }: Time): TemplateResult {
	const listed = phases.filter(phase => phase !== 'byHand' || seconds.byHand > 0);
	return html`<dl class="rows">
		${listed.map(
			phase =>
				html`<div>
					<dt><i class="swatch ${phase}"></i>${phaseNames[phase]}</dt>
					<dd>${formatDuration(seconds[phase])}</dd>
					<dd class="share">${active === 0 ? '' : formatShare(seconds[phase] / active)}</dd>
				</div>`,
		)}
	</dl>`;
}

const HOUR = 3_600;
const MINUTE = 60;

function dayColumns(days: Extract<Time['picture'], { kind: 'days' }>['days']): TemplateResult {
	const most = Math.max(MINUTE, ...days.map(day => total(day.phases)));
	const height = scaleLinear([0, most], [0, 1]);
	const line = lineBelow(most);
	const label = `Your time on each of ${days.length} days, at most ${formatDuration(most)}`;
	return columns(
		label,
		days.map(day => columnOf(day, height)),
		dayNames(days.map(({ day }) => day)),
		[{ height: height(line), text: formatDuration(line) }],
	);
}

function columnOf({ day, label, phases: seconds }: { day: string; label: string; phases: Seconds }, height: (s: number) => number): Column {
	const spent = phases.filter(phase => seconds[phase] > 0);
	const said = (phase: Phase): string => `${phaseNames[phase]} ${formatDuration(seconds[phase])}`;
	return {
		key: day,
		title: plainText(label),
		text: spent.length === 0 ? 'no time' : spent.map(said).join(', '),
		parts: spent.map(phase => ({ look: phase, height: height(seconds[phase]) })),
	};
}

/** The highest round number of hours, or of minutes, that fits under the highest column. */
function lineBelow(most: number): number {
	const unit = most < HOUR ? MINUTE : HOUR;
	const ticks = scaleLinear([0, most / unit], [0, 1])
		.ticks(2)
		.filter(Number.isInteger);
	return (ticks.at(-1) ?? 1) * unit;
}

function total(seconds: Seconds): number {
	return phases.reduce((sum, phase) => sum + seconds[phase], 0);
}

function agents({ agentSeconds, active }: Time): TemplateResult | typeof nothing {
	if (agentSeconds === 0) {
		return nothing;
	}
	const worked = html`Agents worked <span class="figure">${formatDuration(agentSeconds)}</span>`;
	return active === 0 ? html`${worked}.` : html`${worked}, <span class="figure">${formatTimes(agentSeconds / active)}</span> your time.`;
}

function howKnown({ active, observed }: Time): string {
	if (active === 0) {
		return '';
	}
	if (observed === active) {
		return 'Observed in the editor.';
	}
	return observed === 0 ? 'Inferred from transcripts.' : 'Partly observed in the editor, partly inferred from transcripts.';
}
