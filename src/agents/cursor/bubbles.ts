/** From the bubbles of a conversation to its steps. */
import { epochTime, recordTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type LineReading, type PlacedReading } from '../agent.ts';
import { callOf, isPlanning, type ContentOf } from './calls.ts';
import { bubble as schema, ENGINEER, type Bubble } from './schema.ts';
import type { Conversation, Step, Used } from './steps.ts';
import { Teller } from './teller.ts';

export interface PlacedBubble {
	readonly place: number;
	readonly data: unknown;
}

/** `place` is where the conversation's own record stands. */
export function* tellBubbles(
	conversation: Conversation,
	place: number,
	bubbles: readonly PlacedBubble[],
	contentOf: ContentOf,
): Generator<PlacedReading> {
	const teller = new Teller(conversation);
	yield { place, reading: told(teller.begin()) };
	const read = bubbles.map(one => ({ place: one.place, bubble: schema.safeParse(one.data).data }));
	const times = timesOf(
		read.map(({ bubble }) => bubble),
		conversation.from,
	);
	const ends = nextOf(times);
	for (const [index, one] of read.entries()) {
		if (one.bubble === undefined) {
			yield { place: one.place, reading: unreadable('a bubble in another shape') };
			continue;
		}
		const steps = stepsOf(one.bubble, one.place, { at: times[index] ?? null, until: ends[index] ?? null }, contentOf);
		yield { place: one.place, reading: told(steps.flatMap(step => teller.tell(step))) };
	}
	yield { place, reading: told(teller.end()) };
}

function told(facts: Extract<LineReading, { kind: 'read' }>['facts']): LineReading {
	return { kind: 'read', facts };
}

/** Older versions note no time of a prompt, but when its answer was asked for; the first was given when the conversation began. */
function timesOf(bubbles: readonly (Bubble | undefined)[], from: number): readonly (number | null)[] {
	const times = bubbles.map(bubble => (bubble === undefined ? null : timeOf(bubble)));
	return times.map((time, index) => {
		const isPrompt = bubbles[index]?.type === ENGINEER;
		const answered = isPrompt && bubbles[index + 1]?.type !== ENGINEER ? (times[index + 1] ?? null) : null;
		return time ?? answered ?? (index === 0 ? from : null);
	});
}

/** For each, the first time after it. */
function nextOf(times: readonly (number | null)[]): readonly (number | null)[] {
	const next: (number | null)[] = [];
	times.reduceRight<number | null>((later, time, index) => {
		next[index] = later;
		return time ?? later;
	}, null);
	return next;
}

function timeOf({ createdAt, timingInfo }: Bubble): number | null {
	const written = typeof createdAt === 'number' ? epochTime(createdAt) : recordTime(createdAt);
	return written ?? epochTime(timingInfo?.clientRpcSendTime) ?? epochTime(timingInfo?.clientStartTime);
}

/** As Cursor numbers its modes (chat, agent, edit, custom, plan). */
const PLAN = 5;

function stepsOf(bubble: Bubble, place: number, times: Pick<Step, 'at' | 'until'>, contentOf: ContentOf): Step[] {
	const { type, text, toolFormerData: tool, unifiedMode } = bubble;
	const by = type === ENGINEER ? 'engineer' : 'agent';
	const planMode = by === 'engineer' ? unifiedMode === PLAN : isPlanning(tool?.name);
	const step: Step = { place, ...times, by, words: text ?? '', planMode, call: null, used: by === 'agent' ? usedBy(bubble) : null };
	const calls = tool && by === 'agent' ? callOf(tool, contentOf) : [];
	return [step, ...calls.map(call => ({ ...step, words: '', planMode: false, used: null, call }))];
}

/** Current versions count nothing, and say 0. */
function usedBy({ bubbleId, tokenCount, modelInfo }: Bubble): Used | null {
	const { inputTokens: input = 0, outputTokens: output = 0 } = tokenCount ?? {};
	return bubbleId && input + output > 0 ? { key: bubbleId, input, output, model: modelOf(modelInfo?.modelName) } : null;
}

/** "default" leaves the choice to Cursor, which does not say what it chose. */
export function modelOf(name: string | null | undefined): string | null {
	return name && name !== 'default' ? name : null;
}
