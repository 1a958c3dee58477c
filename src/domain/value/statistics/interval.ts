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

/** Chosen: enough for tails of a few in a thousand. */
const RESAMPLES = 999;
/**
 * What is left out below and above of a sample that is not skewed. Ten in a hundred would be too few to leave out: a small sample does
 * not know its own tails. Chosen by simulation, as Loh (1987), "Calibrating confidence coefficients", does it.
 */
const BELOW = 0.055;
const ABOVE = 0.03;

/**
 * The ratio of two sums, as money per session or per line: a studentised bootstrap on logarithms (Efron and Tibshirani 1993, chapter 12).
 * Its error grows with skewness over the square root of n (Hall 1988, "Theoretical comparison of bootstrap confidence intervals"):
 * a few skewed costs tend to miss the largest, so less is left out above, and few sessions with lines make a line look dear, so less
 * is left out below. Undefined where nothing was counted on one side.
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
	const { below, above } = tailsOf(parts, whole.value);
	const [most, least] = [quantile(deviations, 1 - below), quantile(deviations, above)];
	const error = whole.error / whole.value;
	return { value: whole.value, low: whole.value * Math.exp(-most * error), high: whole.value * Math.exp(-least * error) };
}

/** Chosen by simulation, over costs of very different shapes and 8 to 40 sessions. */
const SKEW_WEIGHT = 6.5;
const SKEW_FADES = 0.8;
const UNEVEN_WEIGHT = 2;

/** What to leave out. Sessions that all count as one are even: for them only the skewness of their costs matters. */
function tailsOf(parts: readonly Part[], value: number): { readonly below: number; readonly above: number } {
	const n = parts.length;
	const skewness = Math.max(0, skewnessOf(parts.map(({ of, per }) => of - value * per)));
	const per = momentsOf(parts.map(part => part.per));
	return {
		below: BELOW * Math.exp((-UNEVEN_WEIGHT * per.deviation) / (per.mean * Math.sqrt(n))),
		above: ABOVE * Math.exp((-SKEW_WEIGHT * skewness) / n ** SKEW_FADES),
	};
}

/** The mean of counts, of which many may be 0: the score interval of Poisson counts, as much wider as these scatter more (McCullagh and Nelder 1989, 6.2). */
export function countInterval(counts: readonly number[]): Interval | undefined {
	const n = counts.length;
	if (n < 2) {
		return undefined;
	}
	const { mean, deviation } = momentsOf(counts);
	if (mean === 0) {
		return { value: mean, low: 0, high: MOST_WHERE_NONE / n };
	}
	const scatter = (student(n - 1) ** 2 * deviation ** 2) / (mean * (n - 1));
	const half = Math.sqrt(scatter * (mean + scatter / 4));
	return { value: mean, low: Math.max(0, mean + scatter / 2 - half), high: mean + scatter / 2 + half };
}

/**
 * The mean of shares, each from 0 to 1: Wilson's interval, which Brown, Cai and DasGupta (2001), "Interval estimation for a binomial
 * proportion", advise for so few, for as many yes-or-no answers as would scatter as the shares do (Kish's design effect).
 */
export function shareInterval(shares: readonly number[]): Interval | undefined {
	if (shares.length < 2) {
		return undefined;
	}
	const { mean, deviation } = momentsOf(shares);
	const answers = answersIn(shares.length, mean, deviation);
	const weight = NORMAL ** 2 / answers;
	const middle = (mean + weight / 2) / (1 + weight);
	const half = (NORMAL * Math.sqrt((mean * (1 - mean)) / answers + (NORMAL / (2 * answers)) ** 2)) / (1 + weight);
	return { value: mean, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * How they scatter is itself only known from the sample, except where all are 0 or 1: then their mean tells it, and each is one answer.
 * As far as they are not, fewer count, as Korn and Graubard (1998), "Confidence intervals for proportions with small expected number of
 * positive counts", lessen them for what is not known of the scatter.
 */
function answersIn(n: number, mean: number, deviation: number): number {
	const effect = deviation === 0 ? 1 : Math.min(1, deviation ** 2 / (mean * (1 - mean)));
	const lessened = ((NORMAL / student(n - 1)) ** 2 * (n - 1)) / n;
	return (n / effect) * (effect + (1 - effect) * lessened);
}

/** Of so many where none was seen, the mean is at most this, divided by their number, in 95 of 100 cases (Poisson). */
const MOST_WHERE_NONE = -Math.log(0.05);

interface Moments {
	readonly mean: number;
	/** The root of the mean square; of the sample itself. */
	readonly deviation: number;
}

function momentsOf(values: readonly number[]): Moments {
	const mean = meanOf(values);
	return { mean, deviation: Math.sqrt(meanOf(values.map(value => (value - mean) ** 2))) };
}

/** Of values whose mean is 0; 0 where all are the same. */
function skewnessOf(values: readonly number[]): number {
	const square = meanOf(values.map(value => value ** 2));
	return square > 0 ? meanOf(values.map(value => value ** 3)) / square ** 1.5 : 0;
}

function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

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
