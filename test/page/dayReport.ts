/** An invented report of a day, as the server makes it. */
import { HOUR_MS, MINUTE_MS } from '../../src/base/units.ts';
import type { Cell, ReportAction, ReportDocument } from '../../src/domain/report/document.ts';
import { figure, figureCell, keyed, left, link, prose, proseCell, right, strong } from '../../src/domain/report/prose.ts';
import { phaseNames } from '../../src/domain/time/phaseNames.ts';
import type { Phase } from '../../src/domain/time/slice.ts';
import { around, midnight, session } from './reportParts.ts';

const course: readonly (readonly [from: number, length: number, phase: Phase, why: string, session: string | null])[] = [
	[9 * 60 + 4, 27, 'spec', 'wrote the next prompt', 'Fix the race between refresh and sign-out'],
	[9 * 60 + 31, 40, 'delegate', 'the agent worked', 'Fix the race between refresh and sign-out'],
	[10 * 60 + 11, 25, 'verify', 'read and tried what the agent had done', 'Fix the race between refresh and sign-out'],
	[11 * 60 + 40, 6, 'unknown', 'active, without a sign of what for', null],
	[14 * 60 + 2, 11, 'byHand', 'typed in parser.ts', null],
	[14 * 60 + 13, 8, 'spec', 'answered a question of the agent', 'Parser for Codex'],
	[14 * 60 + 21, 12, 'delegate', 'the agent worked', 'Parser for Codex'],
	[14 * 60 + 33, 15, 'verify', 'read and tried what the agent had done', 'Parser for Codex'],
];
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const retagOf = (from: number, length: number): ReportAction => ({
	kind: 'retag',
	start: midnight + from * MINUTE_MS,
	end: midnight + (from + length) * MINUTE_MS,
	mark: null,
});

export const yourDay: ReportDocument = {
	...around,
	title: 'Your day',
	period: 'Friday, 20 November 2026',
	lead: [
		prose(
			strong('52 % of your time was at the ends'),
			': 35 m of spec and 40 m of verifying, out of 2 h 24 m. Agents worked 4 h 10 m, 1.7 times your time.',
		),
	],
	figures: [
		{ label: 'Active', figure: figure('seconds', 144 * 60, 'inferred', 8), note: [] },
		{ label: 'Spec', figure: figure('seconds', 35 * 60, 'inferred', 2), note: prose('24 % of it.') },
		{ label: 'Verify', figure: figure('seconds', 40 * 60, 'measured', 2), note: prose('28 % of it.') },
	],
	sections: [
		{
			title: 'How it went by',
			explanation: [],
			width: 'full',
			blocks: [
				{
					kind: 'strip',
					label: 'The day from 09:00 to 18:00',
					basis: 'inferred',
					from: midnight + 9 * HOUR_MS,
					to: midnight + 18 * HOUR_MS,
					hours: [9, 12, 15, 18].map(hour => ({ at: midnight + hour * HOUR_MS, label: String(hour) })),
					slices: course.map(([from, length, phase, why, title]) => ({
						start: midnight + from * MINUTE_MS,
						end: midnight + (from + length) * MINUTE_MS,
						look: phase,
						title: `${clock(from)}–${clock(from + length)} ${phaseNames[phase]}`,
						text: `${String(length)} m, ${why}`,
						open: title === null ? null : { kind: 'openSession', session: `claude-code:${title}` },
						change: retagOf(from, length),
					})),
				},
			],
		},
		{
			title: 'Slice by slice',
			explanation: [],
			width: 'full',
			blocks: [
				{
					kind: 'table',
					caption: 'The slices of the day, the earliest first',
					columns: [left('When'), left('Phase'), right('How long'), left('Why'), left('Known'), left('Who says so'), left('Session')],
					rows: course.map(([from, length, phase, why, title]): Cell[] => [
						proseCell(`${clock(from)}–${clock(from + length)}`),
						{ kind: 'prose', prose: keyed(phase, phaseNames[phase]) },
						figureCell('seconds', length * 60, 'measured'),
						proseCell(why),
						proseCell('inferred'),
						proseCell('Bookend ', link('re-tag', retagOf(from, length), '')),
						proseCell(title === null ? '–' : session(title)),
					]),
					more: 0,
				},
			],
		},
	],
	notes: [prose('Time: 0 % observed in the editor, 100 % inferred from transcripts; 4 % unknown. 8 slices.')],
	ways: [{ label: 'The day before', action: { kind: 'openReport', report: { kind: 'day', day: '2026-11-19' } } }],
};
