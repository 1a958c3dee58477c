/** The engineer's and the agents' time. It is found out once for each session and for each day, and again where something has changed. */
import { HOUR_MS } from '../base/units.ts';
import type { Calendar, Day } from '../domain/calendar.ts';
import { between, isSome, type Interval } from '../domain/time/interval.ts';
import { joined } from '../domain/time/overlaps.ts';
import type { Retag } from '../domain/time/retag.ts';
import { extentOfSeen, type Seen } from '../domain/time/seen.ts';
import { timeNear, type SessionTime, type Work } from '../domain/time/sessionTime.ts';
import type { Slice } from '../domain/time/slice.ts';
import type { SessionId } from '../domain/trace/ids.ts';
import { clip, laidTogether } from '../domain/time/time.ts';
import type { SheetList } from './keptSheets.ts';
import { KeptByName } from './ledger/kept.ts';
import type { Notices } from './notices/notices.ts';
import { SessionTimes } from './sessionTimes.ts';

export interface TimePorts {
	readonly calendar: Calendar;
	readonly now: () => number;
	readonly notices: Pick<Notices, 'seen'>;
	/** The same list as long as nothing more was said. */
	readonly retags: () => readonly Retag[];
}

/** Chosen: no sign holds for longer; most hold for two minutes, and a run that is watched for ten. */
const HELD_AT_MOST_MS = HOUR_MS;

/** All that is told of a time. */
interface Told {
	readonly sessions: readonly SessionTime[];
	readonly seen: readonly Seen[];
	readonly retags: readonly Retag[];
}

export class Timeline {
	readonly #ports: TimePorts;
	readonly #sessions: SessionTimes;
	readonly #days = new KeptByName<readonly Slice[]>();

	constructor(ports: TimePorts, list: SheetList) {
		this.#ports = ports;
		this.#sessions = new SessionTimes(list);
	}

	/** The engineer's, sorted and without overlaps. Sessions that reach into the time have begun at `begun` or later. */
	slices({ start, end }: Interval, begun: number): readonly Slice[] {
		const { notices, retags, now } = this.#ports;
		const until = Math.min(end, now());
		const sessions = this.#sessions.since(begun);
		const told = { sessions, seen: notices.seen(start - HELD_AT_MOST_MS, until), retags: retags() };
		const days = this.#daysOf(told, start, until).map(day => this.#slicesOn(day, told));
		return clip(joined(days.flat()), start, until);
	}

	/** The agents', which may overlap. */
	work({ start, end }: Interval, begun: number): readonly Work[] {
		const sessions = this.#sessions.since(begun).filter(({ extent }) => touches(extent, start, end));
		return sessions.flatMap(({ work }) => work.map(one => between(one, start, end)).filter(isSome));
	}

	/** Keeps some of what was found out for the next start, and says whether there was anything to keep; `kept` are the sessions that were. */
	keepNext(kept: Set<SessionId>): boolean {
		return this.#sessions.keepNext(kept);
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

/** Of sessions by their beginning: with years of them on record, most days have few. */
function begunBy(end: number, sessions: readonly SessionTime[]): readonly SessionTime[] {
	const next = sessions.findIndex(({ extent }) => end < extent.start);
	return next < 0 ? sessions : sessions.slice(0, next);
}

function touches(extent: Interval, from: number, to: number): boolean {
	return extent.start <= to && from <= extent.end;
}
