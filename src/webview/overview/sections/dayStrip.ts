import type { TemplateResult } from 'lit';
import { formatDuration } from '../../../base/format.ts';
import { plainText } from '../../../base/plainText.ts';
import { SECOND_MS } from '../../../base/units.ts';
import { phaseNames } from '../../../domain/time/phaseNames.ts';
import type { Overview, OverviewSlice } from '../../../protocol/overview.ts';
import { strip, type StripSlice } from '../../charts/strip.ts';
import { clockIn } from '../../clock.ts';
import type { Actions } from '../actions.ts';

type Day = Extract<Overview['time']['picture'], { kind: 'day' }>;

/** One day as it went by. */
export function dayStrip({ from, to, slices, hours }: Day, timeZone: string, openSession: Actions['openSession']): TemplateResult {
	const clock = clockIn(timeZone);
	const label = `The day from ${clock(from)} to ${clock(to)}, ${slices.length} slices`;
	return strip({ label, from, to, hours, slices: slices.map(slice => shown(slice, clock, openSession)) });
}

function shown(
	{ start, end, phase, sentence, session }: OverviewSlice,
	clock: (at: number) => string,
	openSession: Actions['openSession'],
): StripSlice {
	return {
		start,
		end,
		look: phase,
		title: `${clock(start)}–${clock(end)} ${phaseNames[phase]}`,
		text: `${formatDuration((end - start) / SECOND_MS)}, ${plainText(sentence)}`,
		open: session === null ? null : openSession(session),
		change: null,
	};
}
