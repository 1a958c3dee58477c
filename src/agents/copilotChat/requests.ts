/** From a request of a chat session to facts. */
import type { Fact, TurnEnd } from '../../domain/trace/facts.ts';
import { turnId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { promptOf, Turns } from '../turns.ts';
import { editsOf } from './edits.ts';
import { chat } from './ids.ts';
import { runsOf } from './runs.ts';
import { planPart, type DebugCall, type Request } from './schema.ts';
import { responsesOf } from './usage.ts';

/** What a session's requests have in common. */
export interface Within {
	readonly session: SessionId;
	readonly cwd: string | null;
	readonly branch: string | null;
}

/** Null where the request does not say when it was. */
export function requestFacts(request: Request, within: Within, calls: readonly DebugCall[]): readonly Fact[] | null {
	const startedAt = epochTime(request.timestamp);
	if (startedAt === null) {
		return null;
	}
	const { session, cwd, branch } = within;
	const endedAt = endOf(request, startedAt);
	const id = turnId(chat, `${session}/${request.requestId}`);
	const seen = (at: number): Fact => ({ kind: 'session', id: session, at, parent: null, cwd, branch });
	const used = { session, turn: id, startedAt, endedAt, cwd, branch };
	return [
		seen(startedAt),
		seen(endedAt),
		...turnFacts(request, { session, id, startedAt, endedAt }),
		...responsesOf(request, used, calls),
		...editsOf(request, used),
		...runsOf(request, used),
	];
}

function turnFacts(
	request: Request,
	{
		endedAt,
		...turn
	}: { readonly session: SessionId; readonly id: ReturnType<typeof turnId>; readonly startedAt: number; readonly endedAt: number },
): readonly Fact[] {
	const prompt = request.isSystemInitiated === true ? ({ by: 'agent' } as const) : promptOf(request.message);
	const turns = new Turns(chat);
	const said = saidLast(request);
	const signs = signsOfWork(request).filter(at => turn.startedAt < at && at < endedAt);
	return [
		...turns.begin({ ...turn, prompt, planMode: isPlanned(request) }),
		...[...signs, endedAt].flatMap(at => turns.work(at)),
		...(said === '' ? [] : turns.say(endedAt, said)),
		...turns.end(howEnded(request)),
	];
}

/** The calls of a turn, in the order of their times. */
function signsOfWork({ result }: Request): readonly number[] {
	const times = result.metadata.toolCallRounds.flatMap(({ timestamp }) => epochTime(timestamp) ?? []);
	return times.sort((a, b) => a - b);
}

function saidLast({ result }: Request): string {
	return result.metadata.toolCallRounds.at(-1)?.response ?? '';
}

function endOf({ modelState, elapsedMs, result }: Request, startedAt: number): number {
	const elapsed = elapsedMs ?? result.timings?.totalElapsed ?? 0;
	return Math.max(startedAt, epochTime(modelState.completedAt) ?? epochTime(startedAt + elapsed) ?? startedAt);
}

/** As VS Code numbers how a response stands; others are still going on. */
const endings: ReadonlyMap<number, TurnEnd> = new Map([
	[1, 'done'],
	[2, 'interrupted'],
	[3, 'failed'],
]);

function howEnded({ modelState, isCanceled, result }: Request): TurnEnd {
	if (modelState.value !== null) {
		return endings.get(modelState.value) ?? 'open';
	}
	if (isCanceled === true || result.errorDetails?.code === 'canceled') {
		return 'interrupted';
	}
	if (result.errorDetails !== null) {
		return 'failed';
	}
	return result.timings === null ? 'open' : 'done';
}

/** The mode is named by its id, by its name, or by the file that describes it. */
function isPlanned({ modeInfo, response }: Request): boolean {
	const names = [modeInfo.modeId, modeInfo.modeName, modeInfo.modeInstructions.name];
	const isMode = names.some(name => /(?:^|[/\\])plan(?:\.agent\.md|\.chatmode\.md)?$/i.test(name ?? ''));
	return isMode || response.some(part => planPart.safeParse(part).success);
}
