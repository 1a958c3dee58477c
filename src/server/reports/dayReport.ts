/** "Your day": what the time of one day went into, slice by slice. */
import { formatCounted, formatDuration, formatShare, formatTimes } from '../../base/format.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { Day } from '../../domain/calendar.ts';
import type { FigureBasis, NamedFigure, Prose, ReportDocument } from '../../domain/report/document.ts';
import { figure, prose, strong } from '../../domain/report/prose.ts';
import { phaseNames } from '../../domain/time/phaseNames.ts';
import { phases, type Slice } from '../../domain/time/slice.ts';
import { activeMs, phaseTimes, shareAtTheEnds } from '../../domain/time/time.ts';
import { everything, type Book } from '../book.ts';
import { agentTimeIn, slicesIn } from '../engineerTime.ts';
import { away, strip, table } from './daySlices.ts';
import type { ReportSources } from './sources.ts';

/** `wanted` is an ISO date; null is today, and a day to come is today too. */
export async function dayReport({ book, sample }: ReportSources, wanted: string | null): Promise<ReportDocument> {
	const { calendar, now } = book.ports;
	const day = dayMeant(book, wanted);
	const bounds = { from: calendar.startOf(day), to: calendar.startOf(calendar.addDays(day, 1)) };
	const choice = { ...everything, span: { since: bounds.from, until: bounds.to } };
	const slices = slicesIn(book, choice);
	const agentSeconds = agentTimeIn(book, choice) / SECOND_MS;
	return {
		title: 'Your day',
		period: calendar.format(bounds.from, 'EEEE, d MMMM yyyy'),
		lead: [leadOf(slices, agentSeconds)],
		figures: slices.length === 0 ? [] : figuresOf(slices, agentSeconds),
		sections: [...(slices.length === 0 ? [] : [strip(book, slices, bounds), await table(book, slices)]), ...away(book, bounds)],
		notes: slices.length === 0 ? [] : notesOf(slices),
		generatedAt: now(),
		timeZone: calendar.timeZone,
		ways: waysFrom(book, day),
		sample,
	};
}

function dayMeant(book: Book, wanted: string | null): Day {
	const { calendar, now } = book.ports;
	const today = calendar.dayOf(now());
	const at = wanted === null ? undefined : calendar.moment(wanted);
	const day = at === undefined ? today : calendar.dayOf(at);
	return day < today ? day : today;
}

function leadOf(slices: readonly Slice[], agentSeconds: number): Prose {
	const times = phaseTimes(slices);
	const active = activeMs(times);
	const agents = agentSeconds === 0 ? '' : ` Agents worked ${formatDuration(agentSeconds)}`;
	if (active === 0) {
		return prose(strong('No active time of yours is on record'), ` on this day.${agents === '' ? '' : `${agents}.`}`);
	}
	const ends = `: ${duration(times.spec)} of spec and ${duration(times.verify)} of verifying, out of ${duration(active)}.`;
	const against = agents === '' ? '' : `${agents}, ${formatTimes((agentSeconds * SECOND_MS) / active)} your time.`;
	return prose(strong(`${formatShare(shareAtTheEnds(times))} of your time was at the ends`), `${ends}${against}`);
}

function duration(ms: number): string {
	return formatDuration(ms / SECOND_MS);
}

function figuresOf(slices: readonly Slice[], agentSeconds: number): NamedFigure[] {
	const times = phaseTimes(slices);
	const active = activeMs(times);
	const spent = phases.filter(phase => times[phase] > 0);
	return [
		{ label: 'Active', figure: figure('seconds', active / SECOND_MS, basisOf(slices), slices.length), note: [] },
		...spent.map((phase): NamedFigure => {
			const own = slices.filter(slice => slice.phase === phase);
			const share = prose(`${formatShare(times[phase] / active)} of it.`);
			return { label: phaseNames[phase], figure: figure('seconds', times[phase] / SECOND_MS, basisOf(own), own.length), note: share };
		}),
		{ label: 'Agents worked', figure: figure('seconds', agentSeconds, 'measured'), note: [] },
	];
}

/** What is made from one inferred slice is inferred. */
function basisOf(slices: readonly Slice[]): FigureBasis {
	return slices.every(({ basis }) => basis === 'observed') ? 'measured' : 'inferred';
}

function notesOf(slices: readonly Slice[]): Prose[] {
	const active = activeMs(phaseTimes(slices));
	const observed = activeMs(phaseTimes(slices.filter(({ basis }) => basis === 'observed'))) / active;
	const unknown = phaseTimes(slices).unknown / active;
	const how = `Time: ${formatShare(observed)} observed in the editor, ${formatShare(1 - observed)} inferred from transcripts; ${formatShare(unknown)} unknown.`;
	return [
		prose(`${how} ${formatCounted(slices.length, 'slice')}. At any moment one phase; time without a sign of you is not counted.`),
		prose('Agents’ time is measured from transcripts and summed over all of them, so it can be more than the day has.'),
	];
}

function waysFrom(book: Book, day: Day): ReportDocument['ways'] {
	const { calendar, now } = book.ports;
	const before = { label: 'The day before', action: toDay(calendar.addDays(day, -1)) };
	return day < calendar.dayOf(now()) ? [before, { label: 'The day after', action: toDay(calendar.addDays(day, 1)) }] : [before];
}

function toDay(day: Day): ReportDocument['ways'][number]['action'] {
	return { kind: 'openReport', report: { kind: 'day', day } };
}
