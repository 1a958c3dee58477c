/** Signs that go on for a while, put together from notices that come every second. */
import { MINUTE_MS, SECOND_MS } from '../../base/units.ts';
import type { Sign, SignOf } from '../../domain/time/signs.ts';

/** Chosen: signs as near as this to each other are kept as one; far less than the time for which a sign holds. */
const JOINED_WITHIN_MS = 10 * SECOND_MS;
/** Chosen: so much is lost at most where the process is killed. */
const LONGEST_MS = MINUTE_MS;

/** What is looked at, from some time on. */
export type Look = Omit<SignOf<'looked'>, 'kind' | 'from' | 'to'>;

export class Stretches {
	#present: SignOf<'present'> | null = null;
	#typed: SignOf<'typed'> | null = null;
	#looked: (Look & { readonly from: number }) | null = null;
	#over: Sign[] = [];

	present(from: number, to: number): void {
		const { last, next } = joined<SignOf<'present'>>(this.#present, { kind: 'present', from, to });
		this.#over.push(...last);
		this.#present = next;
	}

	/** Whether this is a new stretch of typing. */
	typed(from: number, to: number, file: string): boolean {
		const isSame = this.#typed?.file === file;
		const { last, next } = joined<SignOf<'typed'>>(isSame ? this.#typed : null, { kind: 'typed', from, to, file });
		this.#over.push(...(isSame || this.#typed === null ? last : [this.#typed]));
		const isNew = !isSame || last.length > 0;
		this.#typed = next;
		return isNew;
	}

	/** From now on this is looked at; null: nothing of this window. */
	looked(at: number, look: Look | null): void {
		if (this.#looked !== null && look !== null && isAlike(this.#looked, look)) {
			return;
		}
		this.#over.push(...this.#lookedUntil(at));
		this.#looked = look === null ? null : { ...look, from: Math.max(at, this.#looked?.from ?? at) };
	}

	/** Signs that are over by now, each given once. One that goes on is cut from time to time. */
	takeOver(now: number): readonly Sign[] {
		if (this.#present !== null && isOver(this.#present, now)) {
			this.#over.push(this.#present);
			this.#present = null;
		}
		if (this.#typed !== null && isOver(this.#typed, now)) {
			this.#over.push(this.#typed);
			this.#typed = null;
		}
		if (this.#looked !== null && this.#looked.from + LONGEST_MS <= now) {
			this.#over.push(...this.#lookedUntil(now));
			this.#looked = { ...this.#looked, from: now };
		}
		return this.#over.splice(0);
	}

	/** All that is not over yet, as it stands. */
	pending(now: number): readonly Sign[] {
		return [...this.#over, this.#present, this.#typed, ...this.#lookedUntil(now)].filter(sign => sign !== null);
	}

	#lookedUntil(at: number): readonly SignOf<'looked'>[] {
		const looked = this.#looked;
		return looked === null || at <= looked.from ? [] : [{ kind: 'looked', ...looked, to: at }];
	}
}

interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** The stretch with what comes next; where that is no part of it, the one that is over, and the next. */
function joined<T extends Stretch>(open: T | null, next: T): { readonly last: readonly T[]; readonly next: T } {
	if (open === null) {
		return { last: [], next };
	}
	if (open.to + JOINED_WITHIN_MS < next.from) {
		return { last: [open], next };
	}
	return { last: [], next: { ...open, from: Math.min(open.from, next.from), to: Math.max(open.to, next.to) } };
}

function isOver({ from, to }: Stretch, now: number): boolean {
	return to + JOINED_WITHIN_MS < now || from + LONGEST_MS <= now;
}

function isAlike(a: Look, b: Look): boolean {
	return a.sight === b.sight && a.session === b.session && a.file === b.file;
}
