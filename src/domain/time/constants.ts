/**
 * Every constant of the inference of time, with its source or the word "chosen". What the parsers need of it stands in `domain/trace`:
 * how long silence is (`facts.ts`), how much a hand can type, and how short an answer is (`promptSign.ts`).
 */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../base/units.ts';

/** Design, "Without editor signs": composing takes the characters typed / 200 a minute. */
export const TYPED_CHARS_PER_MINUTE = 200;

/** Design: composing takes at least 10 s, and at most the gap. */
export const LEAST_COMPOSING_MS = 10 * SECOND_MS;

/** Design: of gaps over 15 minutes only the last 3 count; so too where the agent waited for the engineer's word. */
export const LONG_GAP_MS = 15 * MINUTE_MS;
export const COUNTED_OF_LONG_GAP_MS = 3 * MINUTE_MS;

/**
 * Chosen: waiting for an agent is the engineer's time for an hour after the prompt, and after each answer to the agent. The design
 * does not count time without a sign of the engineer, and a transcript has no other sign: nobody sits beside a run of six hours.
 * Agent time counts such turns whole, but for silence (`domain/trace/facts.ts`): a turn of ten hours in the real sessions at hand was
 * a machine asleep or a permission that nobody gave.
 */
export const ATTENDED_TURN_MS = HOUR_MS;

/** Design: the engineer is active for 2 minutes after a sign, or after a prompt. What was typed in tells for as long what it is for. */
export const ACTIVE_MS = 2 * MINUTE_MS;

/** Design: the result of a run is read for 60 s. */
export const READ_RESULT_MS = MINUTE_MS;

/** Chosen: whoever starts a run looks at it for ten minutes; what goes on for longer is a server or a watcher, or a suite to wait for. */
export const ATTENDED_RUN_MS = 10 * MINUTE_MS;
