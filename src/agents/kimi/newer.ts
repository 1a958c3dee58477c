/** Records of the newer version. */
import type { Fact, TurnEnd } from '../../domain/trace/facts.ts';
import { callAnswered, callAsked } from './calls.ts';
import type { KimiRecord, LoopEvent } from './schema.ts';
import type { State } from './state.ts';
import { promptFacts, responseFacts, setPlanMode } from './told.ts';

export function recordFacts(state: State, at: number, record: KimiRecord): Fact[] {
	switch (record.type) {
		case 'turn.prompt':
		case 'turn.steer':
			return promptFacts(state, at, record.input, (record.origin?.kind ?? 'user') === 'user');
		case 'turn.cancel':
			return state.turns.end('interrupted');
		case 'turn.ended':
			return endFacts(state, record.reason ?? '');
		case 'usage.record':
			return usageFacts(state, at, record);
		case 'context.append_loop_event':
			return [...state.turns.work(at), ...eventFacts(state, at, record.event)];
		default:
			return settingFacts(state, record);
	}
}

/** The step's own end says the same, without the model. */
function usageFacts(state: State, at: number, { usage, model }: RecordOf<'usage.record'>): Fact[] {
	const { inputOther, output, inputCacheRead, inputCacheCreation } = usage;
	return responseFacts(state, at, `${at}/${inputOther}/${output}/${inputCacheRead}/${inputCacheCreation}`, usage, model ?? null);
}

type RecordOf<T extends KimiRecord['type']> = Extract<KimiRecord, { type: T }>;
type Turning = 'turn.prompt' | 'turn.steer' | 'turn.cancel' | 'turn.ended' | 'usage.record' | 'context.append_loop_event';

function settingFacts(state: State, record: Exclude<KimiRecord, { type: Turning }>): Fact[] {
	switch (record.type) {
		case 'plan_mode.enter':
		case 'plan_mode.exit':
		case 'plan_mode.cancel':
			return setPlanMode(state, record.type === 'plan_mode.enter');
		case 'config.update':
			return movedTo(state, record.cwd);
		case 'profile.bind':
			return movedTo(state, record.environmentDisclosure?.cwd);
		case 'permission.record_approval_result':
			return decided(state, record);
	}
}

function movedTo(state: State, cwd: string | null | undefined): Fact[] {
	state.cwd = cwd ?? state.cwd;
	return [];
}

function decided(state: State, { toolCallId, result }: RecordOf<'permission.record_approval_result'>): Fact[] {
	if (toolCallId && (result?.decision ?? 'approved') !== 'approved') {
		state.refused.push(toolCallId);
	}
	return [];
}

const ends: ReadonlyMap<string, TurnEnd> = new Map([
	['completed', 'done'],
	['cancelled', 'interrupted'],
	['aborted', 'interrupted'],
	['failed', 'failed'],
	['error', 'failed'],
]);

function endFacts({ turns }: State, reason: string): Fact[] {
	const end = ends.get(reason);
	return end === undefined ? [] : turns.end(end);
}

function eventFacts(state: State, at: number, event: LoopEvent): Fact[] {
	switch (event.type) {
		case 'step.begin':
			state.step = event.uuid ?? '';
			return [];
		case 'content.part':
			return event.part.type === 'text' ? state.turns.say(at, event.part.text ?? '') : [];
		case 'tool.call':
			return callAsked(state, at, event);
		case 'tool.result':
			return callAnswered(state, at, { id: event.toolCallId, isError: event.result.isError === true, text: event.result.output });
		case 'step.end':
			return event.finishReason === 'end_turn' ? state.turns.end('done') : [];
	}
}
