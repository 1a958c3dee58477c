/**
 * Intervals that hold the true value in 90 of 100 cases, for few sessions and for costs of which some are very large.
 * `test/unit/domain/value/statistics/interval.test.ts` holds them to that by simulation.
 */
import type { Random } from './random.ts';

/** A value that is estimated from a sample, and what it may truly be. */
export interface Interval {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** Of one session: what was counted, and per how much; 1 for a figure per session. */
export interface Part {
	readonly of: number;
	readonly per: number;
}

/** Chosen: more change nothing that would be shown. */
const RESAMPLES = 499;
/**
 * Chosen by simulation. A small sample of skewed costs tends to miss the largest, which makes the whole look smaller than it is:
 * what is left out above has to be less than 5 %.
 */
const BELOW = 0.05;
const ABOVE = 0.0275;

/**
 * The ratio of two sums, as money per session or per line: a studentised bootstrap on logarithms. Undefined where nothing
 * was counted on one side.
 */
export function ratioInterval(parts: readonly Part[], random: Random): Interval | undefined {
	const whole = ratioOf(parts);
	if (!(whole.value > 0 && Number.isFinite(whole.value))) {
		return undefined;
	}
	const deviations: number[] = [];
	for (let sample = 0; sample < RESAMPLES; sample++) {
		const again = drawn(parts, random);
		if (again.value > 0 && again.error > 0 && Number.isFinite(again.value)) {
			deviations.push(Math.log(again.value / whole.value) / (again.error / again.value));
		}
	}
	deviations.sort((a, b) => a - b);
	const [most, least] = [quantile(deviations, 1 - BELOW), quantile(deviations, ABOVE)];
	const error = whole.error / whole.value;
	return { value: whole.value, low: whole.value * Math.exp(-most * error), high: whole.value * Math.exp(-least * error) };
}

/** The mean of counts, of which many may be 0: Student's t on square roots. */
export function countInterval(counts: readonly number[]): Interval | undefined {
	const { value, error } = ratioOf(counts.map(of => ({ of, per: 1 })));
	if (counts.length < 2) {
		return undefined;
	}
	if (value === 0) {
		return { value, low: 0, high: MOST_WHERE_NONE / counts.length };
	}
	const half = (student(counts.length - 1) * error) / (2 * Math.sqrt(value));
	return { value, low: Math.max(0, Math.sqrt(value) - half) ** 2, high: (Math.sqrt(value) + half) ** 2 };
}

/** The mean of shares, each from 0 to 1: Wilson's interval, for as many yes-or-no answers as would scatter as the shares do. */
export function shareInterval(shares: readonly number[]): Interval | undefined {
	const { value, error } = ratioOf(shares.map(of => ({ of, per: 1 })));
	if (shares.length < 2) {
		return undefined;
	}
	const answers = error > 0 ? (value * (1 - value)) / error ** 2 : shares.length;
	const t = student(shares.length - 1);
	const weight = t ** 2 / answers;
	const middle = (value + weight / 2) / (1 + weight);
	const half = (t * Math.sqrt((value * (1 - value)) / answers + (t / (2 * answers)) ** 2)) / (1 + weight);
	return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Of so many where none was seen, the mean is at most this, divided by their number, in 95 of 100 cases (Poisson). */
const MOST_WHERE_NONE = -Math.log(0.05);

interface Ratio {
	readonly value: number;
	/** Its standard error. */
	readonly error: number;
}

function ratioOf(parts: readonly Part[]): Ratio {
	const sums = new Sums();
	for (const part of parts) {
		sums.add(part);
	}
	return sums.ratio();
}

/** Of as many parts, each drawn from all of them. */
function drawn(parts: readonly Part[], random: Random): Ratio {
	const sums = new Sums();
	for (let count = 0; count < parts.length; count++) {
		const part = parts[Math.floor(random() * parts.length)];
		if (part !== undefined) {
			sums.add(part);
		}
	}
	return sums.ratio();
}

/** What is needed of the parts to tell their ratio, and how far each is from it. */
class Sums {
	#count = 0;
	#of = 0;
	#per = 0;
	#ofOf = 0;
	#ofPer = 0;
	#perPer = 0;

	add({ of, per }: Part): void {
		this.#count += 1;
		this.#of += of;
		this.#per += per;
		this.#ofOf += of * of;
		this.#ofPer += of * per;
		this.#perPer += per * per;
	}

	ratio(): Ratio {
		const value = this.#of / this.#per;
		const squares = Math.max(0, this.#ofOf - 2 * value * this.#ofPer + value ** 2 * this.#perPer);
		return { value, error: Math.sqrt(squares / (this.#count * (this.#count - 1))) / (this.#per / this.#count) };
	}
}

/** Of sorted values; between two of them by their distance. */
function quantile(sorted: readonly number[], share: number): number {
	const place = Math.min(sorted.length - 1, Math.max(0, share * (sorted.length + 1) - 1));
	const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
	return below + (place - Math.floor(place)) * (above - below);
}

const NORMAL = 1.6449;

/** Student's t that 5 % exceed, by the expansion of Abramowitz and Stegun 26.7.5; right to two decimals from five degrees of freedom on. */
function student(freedom: number): number {
	const first = (NORMAL ** 3 + NORMAL) / 4;
	const second = (5 * NORMAL ** 5 + 16 * NORMAL ** 3 + 3 * NORMAL) / 96;
	const third = (3 * NORMAL ** 7 + 19 * NORMAL ** 5 + 17 * NORMAL ** 3 - 15 * NORMAL) / 384;
	return NORMAL + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
