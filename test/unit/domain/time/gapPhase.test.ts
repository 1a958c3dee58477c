import assert from 'node:assert/strict';
import { MINUTE_MS, SECOND_MS } from '../../../../src/base/units.ts';
import type { PromptSign } from '../../../../src/domain/trace/prompt.ts';
import { partsOfGap } from '../../../../src/domain/time/gapPhase.ts';
import type { Verdict } from '../../../../src/domain/time/turnPhase.ts';

const worked: Verdict = { phase: 'delegate', reason: 'agent-worked' };
const talked: Verdict = { phase: 'spec', reason: 'asked-and-answered' };

interface Case {
	readonly seconds: number;
	readonly sign: PromptSign;
	readonly chars?: number;
	readonly before?: Verdict | null;
}

/** Parts as sentences: "verify read-result 0-50". */
const check = ({ seconds, sign, chars = 0, before = worked }: Case, expected: readonly string[]): void => {
	const parts = partsOfGap({ start: 0, end: seconds * SECOND_MS }, { sign, typedChars: chars }, before);
	assert.deepEqual(
		parts.map(({ phase, reason, start, end }) => `${phase} ${reason} ${start / SECOND_MS}-${end / SECOND_MS}`),
		expected,
	);
};

suite('The phases of a gap', () => {
	test('a report: reading and reporting are both verify', () => {
		check({ seconds: 60, sign: 'report' }, ['verify read-result 0-50', 'verify reported-result 50-60']);
	});
	test('a new request: thinking and composing are both spec', () => {
		check({ seconds: 60, sign: 'request' }, ['spec considered-next 0-50', 'spec composed-prompt 50-60']);
	});
	test('composing takes as long as typing does', () => {
		check({ seconds: 300, sign: 'design', chars: 600 }, ['spec considered-next 0-120', 'spec composed-prompt 120-300']);
	});
	test('composing takes no longer than the gap', () => {
		check({ seconds: 30, sign: 'request', chars: 600 }, ['spec composed-prompt 0-30']);
		check({ seconds: 4, sign: 'choice' }, ['spec composed-prompt 0-4']);
	});
	test('a prompt that shows nothing: reading after work, thinking after talk', () => {
		check({ seconds: 60, sign: 'unclear' }, ['verify read-result 0-50', 'spec composed-prompt 50-60']);
		check({ seconds: 60, sign: 'unclear', before: talked }, ['spec considered-next 0-50', 'spec composed-prompt 50-60']);
		check({ seconds: 60, sign: 'unclear', before: null }, ['spec considered-next 0-50', 'spec composed-prompt 50-60']);
	});
	test('a question after work is about that work', () => {
		check({ seconds: 60, sign: 'question' }, ['verify read-result 0-50', 'verify reported-result 50-60']);
		check({ seconds: 60, sign: 'question', before: talked }, ['spec considered-next 0-50', 'spec composed-prompt 50-60']);
	});
	test('to name the next step is to approve the work', () => {
		check({ seconds: 60, sign: 'proceed' }, ['verify read-result 0-50', 'verify reported-result 50-60']);
	});
	test('a quarter of an hour counts whole, a second more only its last three minutes', () => {
		check({ seconds: 900, sign: 'report' }, ['verify read-result 0-890', 'verify reported-result 890-900']);
		check({ seconds: 901, sign: 'report' }, ['verify read-result 721-891', 'verify reported-result 891-901']);
		check({ seconds: (24 * 60 * MINUTE_MS) / SECOND_MS, sign: 'request', chars: 2_000 }, ['spec composed-prompt 86220-86400']);
	});
	test('no gap has no parts', () => {
		check({ seconds: 0, sign: 'report' }, []);
	});
});
