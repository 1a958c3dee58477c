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
export function dayStrip({ from, to, slices, hours }: Day, timeZone: string, actions: Actions): TemplateResult {
	const clock = clockIn(timeZone);
	const label = `The day from ${clock(from)} to ${clock(to)}, ${slices.length} slices`;
	return strip({ label, from, to, hours, slices: slices.map(slice => shown(slice, clock, actions)) });
}

function shown(
	{ start, end, phase, sentence, session, file, mark }: OverviewSlice,
	clock: (at: number) => string,
	actions: Actions,
): StripSlice {
	return {
		start,
		end,
		look: phase,
		title: `${clock(start)}–${clock(end)} ${phaseNames[phase]}`,
		text: `${formatDuration((end - start) / SECOND_MS)}, ${plainText(sentence)}`,
		open: openerOf({ session, file }, actions),
		change: actions.retag({ start, end, mark }),
	};
}

/** The file that it was about says more than the session. */
function openerOf({ session, file }: Pick<OverviewSlice, 'session' | 'file'>, { openSession, openFile }: Actions): (() => void) | null {
	if (file !== null) {
		return openFile(file);
	}
	return session === null ? null : openSession(session);
}
