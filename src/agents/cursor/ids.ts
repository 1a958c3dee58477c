import { agentId, sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';

export const cursor = agentId('cursor');

/** The editor's database and the transcripts name a conversation, and the one that started it, alike. */
export function conversationId(native: string, parent: string | null): SessionId {
	return parent === null ? sessionId(cursor, native) : subagentSessionId(sessionId(cursor, parent), native);
}
