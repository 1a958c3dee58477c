/** Times as nearly every record has them, `2026-02-01T09:30:00.000Z`, read off their bytes: each line has one, most of them of the same day. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../base/units.ts';
import { recordTime } from '../domain/trace/recordTime.ts';

export class WrittenTimes {
	readonly #day = new Uint8Array(DAY_BYTES);
	#dayAt: number | null = null;

	/** The moment whose 24 characters begin at `from`, as `recordTime` reads them. */
	at(bytes: Buffer, from: number): number | null {
		const ms = isPunctuated(bytes, from) ? timeOfDay(bytes, from) : Number.NaN;
		if (Number.isNaN(ms)) {
			return recordTime(bytes.toString('latin1', from, from + TIME_BYTES));
		}
		const day = this.#dayOf(bytes, from);
		return day === null ? null : day + ms;
	}

	/** When the day begins; null where it is none, or cannot be right. */
	#dayOf(bytes: Buffer, from: number): number | null {
		let index = 0;
		while (index < DAY_BYTES && bytes[from + index] === this.#day[index]) {
			index++;
		}
		if (index < DAY_BYTES) {
			bytes.copy(this.#day, 0, from, from + DAY_BYTES);
			this.#dayAt = recordTime(`${bytes.toString('latin1', from, from + DAY_BYTES)}T00:00:00.000Z`);
		}
		return this.#dayAt;
	}
}

const DAY_BYTES = 10;
const TIME_BYTES = 24;
const [ZERO, DOT, COLON, T, Z] = [0x30, 0x2e, 0x3a, 0x54, 0x5a];

function isPunctuated(bytes: Buffer, from: number): boolean {
	const isTime = bytes[from + 10] === T && bytes[from + 13] === COLON && bytes[from + 16] === COLON;
	return isTime && bytes[from + 19] === DOT && bytes[from + 23] === Z;
}

/** In milliseconds; NaN for what is no time of a day. */
function timeOfDay(bytes: Buffer, from: number): number {
	const hour = twoDigits(bytes, from + 11);
	const minute = twoDigits(bytes, from + 14);
	const second = twoDigits(bytes, from + 17);
	const ms = 10 * twoDigits(bytes, from + 20) + digit(bytes, from + 22);
	const isOne = hour < 24 && minute < 60 && second < 60;
	return isOne ? hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + ms : Number.NaN;
}

function twoDigits(bytes: Buffer, at: number): number {
	return 10 * digit(bytes, at) + digit(bytes, at + 1);
}

/** NaN for any other character. */
function digit(bytes: Buffer, at: number): number {
	const value = (bytes[at] ?? 0) - ZERO;
	return value >= 0 && value <= 9 ? value : Number.NaN;
}
