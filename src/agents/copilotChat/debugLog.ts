/** The debug log of a session, where it was on: every model call with its tokens, also those of its subagents. */
import { parseJson } from '../../base/json.ts';
import type { Beside } from '../agent.ts';
import { debugLogs } from './locate.ts';
import { debugCall, type DebugCall } from './schema.ts';

/** The calls of each request, in their order: those from its time up to the next one's. */
export function callsLogged(below: string, beside: Beside, times: readonly (number | null)[]): readonly (readonly DebugCall[])[] {
	const folder = `../${debugLogs(below)}`;
	const logs = beside.names(folder).filter(name => name.endsWith('.jsonl'));
	const calls = logs.flatMap(name => callsIn(beside.read(`${folder}/${name}`)?.toString() ?? ''));
	const byRequest: DebugCall[][] = times.map(() => []);
	for (const call of calls.sort((a, b) => a.ts - b.ts)) {
		const index = times.findLastIndex(time => time !== null && time <= call.ts);
		byRequest[index]?.push(call);
	}
	return byRequest;
}

function callsIn(log: string): readonly DebugCall[] {
	return log.split('\n').flatMap(line => (line.includes('"llm_request"') ? (debugCall.safeParse(parseJson(line)).data ?? []) : []));
}
