import type { Branded } from '../../base/brand.ts';

/** The id of an agent's folder in the registry: "claude-code", "codex". */
export type AgentId = Branded<string, 'AgentId'>;
/** One conversation: the agent, a colon, and the agent's own id; a subagent's adds a slash and its own. */
export type SessionId = Branded<string, 'SessionId'>;
export type TurnId = Branded<string, 'TurnId'>;
export type ResponseId = Branded<string, 'ResponseId'>;
export type EditId = Branded<string, 'EditId'>;
export type RunId = Branded<string, 'RunId'>;
export type WaitId = Branded<string, 'WaitId'>;

export function agentId(name: string): AgentId {
	return name as AgentId;
}

/** The session's id over all agents: two agents may use the same id of their own. */
export function sessionId(agent: AgentId, nativeId: string): SessionId {
	return `${agent}:${nativeId}` as SessionId;
}

export function subagentSessionId(parent: SessionId, agentFile: string): SessionId {
	return `${parent}/${agentFile}` as SessionId;
}

/** The session of the engineer's own of which this one is a part: subagents' ids begin with it. */
export function rootOf(session: SessionId): SessionId {
	const slash = session.indexOf('/');
	return slash < 0 ? session : (session.slice(0, slash) as SessionId);
}

/** Which agent a session belongs to. */
export function agentOf(session: SessionId): AgentId {
	return session.slice(0, session.indexOf(':')) as AgentId;
}

/** Ids of facts are deterministic: the agent, and the id that the agent itself gave to the record. */
export const turnId = (agent: AgentId, key: string): TurnId => `${agent}:${key}` as TurnId;
export const responseId = (agent: AgentId, key: string): ResponseId => `${agent}:${key}` as ResponseId;
export const editId = (agent: AgentId, key: string): EditId => `${agent}:${key}` as EditId;
export const runId = (agent: AgentId, key: string): RunId => `${agent}:${key}` as RunId;
export const waitId = (agent: AgentId, key: string): WaitId => `${agent}:${key}` as WaitId;
/** Of a run that the engineer started: no agent's id begins so. */
export const ownRunId = (key: string): RunId => `engineer:${key}` as RunId;
