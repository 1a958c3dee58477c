import { agentId, responseId, type ResponseId } from '../../domain/trace/ids.ts';

export const chat = agentId('copilot-chat');

/**
 * The id of what a turn used, as far as the chat session tells it. Where its model calls are told one by one, they say so under the same
 * id. Some accounts' ids differ between the session and the traces in the version digit of the UUID.
 */
export function turnUsageId(serverRequestId: string): ResponseId {
	return responseId(chat, `turn/${serverRequestId.toLowerCase().replace(/^([\da-f]{8}-[\da-f]{4}-)[\da-f]/, '$1x')}`);
}

/** The id of one model call. */
export function callId(spanId: string): ResponseId {
	return responseId(chat, `span/${spanId}`);
}
