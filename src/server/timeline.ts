/** The engineer's and the agents' time. It is found out once for each session and for each day, and again where something has changed. */
import { HOUR_MS } from '../base/units.ts';
import type { Calendar, Day } from '../domain/calendar.ts';
import { between, isSome, type Interval } from '../domain/time/interval.ts';
import { joined } from '../domain/time/overlaps.ts';
import { kindsOfPaths } from '../domain/time/pathKind.ts';
import type { Retag } from '../domain/time/retag.ts';
import { extentOfSeen, type Seen } from '../domain/time/seen.ts';
import { sessionTime, timeNear, type SessionTime, type Work } from '../domain/time/sessionTime.ts';
import type { Slice } from '../domain/time/slice.ts';
import { clip, laidTogether } from '../domain/time/time.ts';
import { rootOf, type SessionId } from '../domain/trace/ids.ts';
import { sheetDay, type Sheets } from '../ingest/store/sheets.ts';
import { KeptSheets, type SheetList } from './keptSheets.ts';
import { KeptByName } from './ledger/kept.ts';
import type { Notices } from './notices/notices.ts';

export interface TimePorts {
	readonly calendar: Calendar;
	readonly now: () => number;
	readonly notices: Pick<Notices, 'seen'>;
	/** The same list as long as nothing more was said. */
	readonly retags: () => readonly Retag[];
}

/** Chosen: no sign holds for longer; most hold for two minutes, and a run that is watched for ten. */
const HELD_AT_MOST_MS = HOUR_MS;

const timeTables = ['turn', 'wait', 'edit', 'run'] as const;
type TimeTable = (typeof timeTables)[number];
type Rows<K extends TimeTable> = readonly Sheets[K][];

/** All that is told of a time. */
interface Told {
	readonly sessions: readonly SessionTime[];
	readonly seen: readonly Seen[];
	readonly retags: readonly Retag[];
}

export class Timeline {
	readonly #ports: TimePorts;
	readonly #list: SheetList;
	readonly #sheets: { readonly [K in TimeTable]: KeptSheets<K, ReadonlyMap<SessionId, Rows<K>>> };
	readonly #kindOf = kindsOfPaths();
	readonly #since = new KeptByName<readonly SessionTime[]>();
	readonly #sessions = new KeptByName<SessionTime>();
	readonly #days = new KeptByName<readonly Slice[]>();

	constructor(ports: TimePorts, list: SheetList) {
		this.#ports = ports;
		this.#list = list;
		this.#sheets = {
			turn: new KeptSheets(list, 'turn', ofSessions),
			wait: new KeptSheets(list, 'wait', ofSessions),
			edit: new KeptSheets(list, 'edit', ofSessions),
			run: new KeptSheets(list, 'run', ofSessions),
		};
	}

	/** The engineer's, sorted and without overlaps. Sessions that reach into the time have begun at `begun` or later. */
	slices({ start, end }: Interval, begun: number): readonly Slice[] {
		const { notices, retags, now } = this.#ports;
		const until = Math.min(end, now());
		const sessions = this.#sessionsSince(begun);
		const told = { sessions, seen: notices.seen(start - HELD_AT_MOST_MS, until), retags: retags() };
		const days = this.#daysOf(told, start, until).map(day => this.#slicesOn(day, told));
		return clip(joined(days.flat()), start, until);
	}

	/** The agents', which may overlap. */
	work({ start, end }: Interval, begun: number): readonly Work[] {
		const sessions = this.#sessionsSince(begun).filter(({ extent }) => touches(extent, start, end));
		return sessions.flatMap(({ work }) => work.map(one => between(one, start, end)).filter(isSome));
	}

	/** By their beginning. */
	#sessionsSince(begun: number): readonly SessionTime[] {
		const first = begun === -Infinity ? begun : sheetDay(begun);
		const lists = timeTables.map(table => this.#list.of(table));
		return this.#since.of(String(first), lists, () => {
			const turns = this.#rowsSince('turn', first);
			const [waits, edits, runs] = [this.#rowsSince('wait', first), this.#rowsSince('edit', first), this.#rowsSince('run', first)];
			const times = [...turns].map(([session, own]) => {
				const rows = { turns: own, waits: waits.get(session) ?? [], edits: edits.get(session) ?? [], runs: runs.get(session) ?? [] };
				return this.#sessions.of(session, Object.values(rows).flat(), () =>
					sessionTime(
						{ turns: rows.turns.flat(), waits: rows.waits.flat(), edits: rows.edits.flat(), runs: rows.runs.flat() },
						this.#kindOf,
					),
				);
			});
			return times.sort((a, b) => a.extent.start - b.extent.start);
		});
	}

	/** Each session's rows, in one list a day: the same one as long as nothing has changed on that day. */
	#rowsSince<K extends TimeTable>(table: K, first: number): ReadonlyMap<SessionId, readonly Rows<K>[]> {
		const sheets: KeptSheets<K, ReadonlyMap<SessionId, Rows<K>>> = this.#sheets[table];
		const ofSession = new Map<SessionId, Rows<K>[]>();
		for (const [session, rows] of sheets.between(first, Infinity).flatMap(ofDay => [...ofDay])) {
			const known = ofSession.get(session);
			if (known === undefined) {
				ofSession.set(session, [rows]);
			} else {
				known.push(rows);
			}
		}
		return ofSession;
	}

	/** Days on which something may be told, in order. */
	#daysOf({ sessions, seen, retags }: Told, from: number, to: number): readonly Day[] {
		const { calendar } = this.#ports;
		const extents = [...sessions.map(({ extent }) => extent), ...seen.map(extentOfSeen), ...retags];
		const first = extents.reduce((earliest, { start }) => Math.min(earliest, start), Infinity);
		const last = extents.reduce((latest, { end }) => Math.max(latest, end), -Infinity);
		const [start, end] = [Math.max(from, first), Math.min(to, last + HELD_AT_MOST_MS)];
		return start < end ? calendar.days(calendar.dayOf(start), calendar.dayOf(end)) : [];
	}

	#slicesOn(day: Day, told: Told): readonly Slice[] {
		const { calendar, now } = this.#ports;
		const [start, end] = [calendar.startOf(day), calendar.startOf(calendar.addDays(day, 1))];
		const isNear = (extent: Interval): boolean => touches(extent, start - HELD_AT_MOST_MS, end);
		const sessions = begunBy(end, told.sessions).filter(({ extent }) => isNear(extent));
		const seen = told.seen.filter(one => isNear(extentOfSeen(one)));
		const retags = told.retags.filter(isNear);
		const until = Math.min(now(), end);
		return this.#days.of(day, [...sessions, ...seen, ...retags, until], () => {
			const near = sessions.map(session => timeNear(session, start - HELD_AT_MOST_MS, end));
			return clip(laidTogether(near, seen, retags, until), start, end);
		});
	}
}

function ofSessions<Row extends { readonly session: SessionId }>(rows: readonly Row[]): ReadonlyMap<SessionId, readonly Row[]> {
	return Map.groupBy(rows, ({ session }) => rootOf(session));
}

/** Of sessions by their beginning: with years of them on record, most days have few. */
function begunBy(end: number, sessions: readonly SessionTime[]): readonly SessionTime[] {
	const next = sessions.findIndex(({ extent }) => end < extent.start);
	return next < 0 ? sessions : sessions.slice(0, next);
}

function touches(extent: Interval, from: number, to: number): boolean {
	return extent.start <= to && from <= extent.end;
}
