import { agentId, responseId, type ResponseId } from '../../domain/trace/ids.ts';

export const aiderId = agentId('aider');

/**
 * The id of what a model call used, as the history tells it. The analytics log tells the same call exactly, and says so under the same id:
 * both know the minute in which the chat began, which call of the chat it was, and its tokens as Aider shows them.
 */
export function shownCallId(chatMinute: string, ordinal: number, sent: string, received: string): ResponseId {
	return responseId(aiderId, `${chatMinute}/${ordinal}/${sent}/${received}`);
}

/** Of a local time such as "2026-05-28 20:26:40". */
export function minuteOf(localTime: string): string {
	return localTime.slice(0, 'YYYY-MM-DD HH:MM'.length);
}
