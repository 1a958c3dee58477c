/**
 * The engineer's time with what the editor saw of them. While they were active the first rule that fits wins, and what transcripts
 * know for certain stands among the rules under its phase. While a window had the focus and nobody was active, the engineer was away,
 * but for what a prompt or an answer shows. Of all other time only transcripts tell, as they do without an editor.
 */
import { ACTIVE_MS } from './constants.ts';
import { between, disjoint, isSome, union, within, without, type Interval } from './interval.ts';
import { byPrecedence, layered } from './overlaps.ts';
import type { Seen } from './seen.ts';
import type { ReasonCode, Slice } from './slice.ts';

/** What transcripts tell. */
export interface Transcribed {
	/** Of each session by itself: they may overlap. */
	readonly slices: readonly Slice[];
	/** When the engineer gave a prompt. */
	readonly promptedAt: readonly number[];
	/** While agents worked, whoever asked them to. */
	readonly work: readonly Slice[];
}

/** Sorted, at any instant one phase, nothing after `now`. */
export function observedSlices({ slices, promptedAt, work }: Transcribed, seen: Seen, now: number): Slice[] {
	const { active, watched } = seen;
	const activeSlices = within(layered(layersOf(seen, slices, work)), active);
	const away = without(watched, union([...active, ...promptedIn(slices, promptedAt)]));
	const elsewhere = without(layered(byPrecedence(slices)), union([...active, ...away]));
	return disjoint([...activeSlices, ...elsewhere])
		.map(slice => between(slice, -Infinity, now))
		.filter(isSome);
}

/** Composing that is a remark on the work. */
const remarks: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['reported-result']);
/** Design, spec: composing a prompt, plan mode, answering the agent, a turn that only reads and answers. */
const specs: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
	'composed-prompt',
	'plan-mode',
	'answered-agent',
	'approved-plan',
	'asked-and-answered',
]);
/** What ends with something that the engineer wrote to an agent. */
const written: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['reported-result', 'composed-prompt', 'answered-agent', 'approved-plan']);

/** Design, "With editor signs, the first that fits wins". What is left to transcripts comes after all that was seen. */
function layersOf(seen: Seen, slices: readonly Slice[], work: readonly Slice[]): (readonly Slice[])[] {
	const told = (reasons: ReadonlySet<ReasonCode>): readonly Slice[] => slices.filter(({ reason }) => reasons.has(reason));
	return [seen.verify, told(remarks), seen.spec, told(specs), seen.byHand, ...byPrecedence(slices), work, seen.unknown];
}

function promptedIn(slices: readonly Slice[], promptedAt: readonly number[]): readonly Interval[] {
	const prompts = promptedAt.map(at => ({ start: at, end: at + ACTIVE_MS }));
	return [...prompts, ...slices.filter(({ reason }) => written.has(reason))];
}
