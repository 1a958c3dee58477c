/** `bookend time`: the engineer's time by phase, and agents' time. */
import { SECOND_MS } from '../base/units.ts';
import { formatDuration, formatShare } from '../base/format.ts';
import { phases, type PhaseTimes, type Slice } from '../domain/time/slice.ts';
import { phaseTimes } from '../domain/time/time.ts';
import type { SessionId } from '../domain/trace/ids.ts';
import type { Book, Choice } from '../server/book.ts';
import type { Engine } from '../server/engine.ts';
import { agentTimeIn, agentTimeOf, chosenWork, slicesIn, type Work } from '../server/engineerTime.ts';
import { secondsOf, sentenceFor, slicesByDay } from '../server/snapshot/timeBlock.ts';
import { table } from './table.ts';
import type { TimeKey } from './usage.ts';

interface Row {
	readonly key: string | null;
	readonly times: PhaseTimes;
	/** Milliseconds. */
	readonly agent: number;
}

export function timeJson(engine: Engine, choice: Choice, by: TimeKey | null, withSlices: boolean): object {
	const slices = slicesIn(engine.book, choice);
	return {
		schema: 'bookend/time/1',
		engineerSeconds: secondsOf(phaseTimes(slices)),
		agentSeconds: agentTimeIn(engine.book, choice) / SECOND_MS,
		rows: rowsBy(engine.book, choice, slices, by ?? 'day').map(row => ({
			key: row.key,
			engineerSeconds: secondsOf(row.times),
			agentSeconds: row.agent / SECOND_MS,
		})),
		...(withSlices ? { slices: slices.map(sliceJson) } : {}),
	};
}

export function timeText(engine: Engine, choice: Choice, by: TimeKey | null, withSlices: boolean, width: number | null): string {
	const slices = slicesIn(engine.book, choice);
	if (withSlices) {
		return slicesText(engine.book, slices, width);
	}
	const rows = rowsBy(engine.book, choice, slices, by ?? 'day');
	if (rows.length === 0) {
		return 'No time on record for this choice.';
	}
	const all: Row = { key: 'all', times: phaseTimes(slices), agent: agentTimeIn(engine.book, choice) };
	const figure = (title: string, of: (row: Row) => number) => ({ title, align: 'right' as const, text: (row: Row) => shown(of(row)) });
	const lines = table<Row>(
		[
			{ title: by ?? 'day', align: 'left', text: row => row.key ?? 'unknown' },
			figure('spec', row => row.times.spec),
			figure('delegate', row => row.times.delegate),
			figure('verify', row => row.times.verify),
			figure('by hand', row => row.times.byHand),
			figure('unknown', row => row.times.unknown),
			figure('agents', row => row.agent),
		],
		[...rows, all],
		width,
	);
	return `${lines}\n\n${atTheEnds(all.times)} ${basisWords(slices)}`;
}

function slicesText(book: Book, slices: readonly Slice[], width: number | null): string {
	const { calendar } = book.ports;
	return table<Slice>(
		[
			{ title: 'why', align: 'left', text: slice => sentenceFor(book, slice) },
			{ title: 'from', align: 'left', text: slice => calendar.format(slice.start, 'yyyy-MM-dd HH:mm:ss') },
			{ title: 'to', align: 'left', text: slice => calendar.format(slice.end, 'HH:mm:ss') },
			{ title: 'phase', align: 'left', text: slice => slice.phase },
			{ title: 'known', align: 'left', text: slice => (slice.mark === null ? slice.basis : 'said by you') },
		],
		slices,
		width,
	);
}

function basisWords(slices: readonly Slice[]): string {
	const observed = slices.filter(({ basis }) => basis === 'observed').length;
	if (observed === 0) {
		return 'Inferred from transcripts alone.';
	}
	return observed === slices.length ? 'Observed in the editor.' : 'Partly observed in the editor, partly inferred from transcripts.';
}

const shown = (ms: number): string => (ms === 0 ? '' : formatDuration(ms / SECOND_MS));

function atTheEnds(times: PhaseTimes): string {
	const active = phases.reduce((sum, phase) => sum + times[phase], 0);
	return active === 0
		? 'No time of yours.'
		: `${formatShare((times.spec + times.verify) / active)} of your time at the ends (spec and verify).`;
}

function rowsBy(book: Book, choice: Choice, slices: readonly Slice[], by: TimeKey): Row[] {
	return by === 'day' ? rowsByDay(book, choice, slices) : rowsBySession(book, choice, slices);
}

function rowsByDay(book: Book, choice: Choice, slices: readonly Slice[]): Row[] {
	const { calendar } = book.ports;
	const byDay = slicesByDay(book, slices);
	const work = chosenWork(book, choice);
	const worked = work.turns.flatMap(turn => calendar.days(calendar.dayOf(turn.startedAt), calendar.dayOf(turn.endedAt)));
	const rows = [...new Set([...byDay.keys(), ...worked])].sort().map(key => {
		const span = { since: calendar.startOf(key), until: calendar.startOf(calendar.addDays(key, 1)) };
		return { key, times: phaseTimes(byDay.get(key) ?? []), agent: agentTimeOf(work, within(span, choice.span)) };
	});
	return rows.filter(row => row.agent > 0 || byDay.has(row.key));
}

function within(a: { since: number; until: number }, b: Choice['span']): { since: number; until: number } {
	return { since: Math.max(a.since, b.since ?? -Infinity), until: Math.min(a.until, b.until ?? Infinity) };
}

function rowsBySession(book: Book, choice: Choice, slices: readonly Slice[]): Row[] {
	const own = Map.groupBy(slices, slice => (slice.session === null ? null : book.rootOf(slice.session)));
	const work = chosenWork(book, choice);
	const turns = Map.groupBy(work.turns, turn => book.rootOf(turn.session));
	const waits = Map.groupBy(work.waits, wait => book.rootOf(wait.session));
	const keys = new Set<SessionId | null>([...own.keys(), ...turns.keys()]);
	const rows = [...keys].map(key => {
		const ofSession: Work = key === null ? { turns: [], waits: [] } : { turns: turns.get(key) ?? [], waits: waits.get(key) ?? [] };
		return { key, times: phaseTimes(own.get(key) ?? []), agent: agentTimeOf(ofSession, choice.span) };
	});
	return rows.sort((a, b) => b.agent - a.agent);
}

function sliceJson(slice: Slice): object {
	const { start, end, phase, basis, reason, session, file, mark } = slice;
	return {
		start: new Date(start).toISOString(),
		end: new Date(end).toISOString(),
		phase,
		basis,
		reason,
		...(session === null ? {} : { session }),
		...(file === null ? {} : { file }),
		...(mark === null ? {} : { saidBy: 'engineer' }),
	};
}
