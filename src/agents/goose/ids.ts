import { agentId } from '../../domain/trace/ids.ts';

export const goose = agentId('goose');

/**
 * Goose numbers the sessions of a day, on each machine from 1: they are told apart by when they were made, to the second.
 * The names of older ones are that time.
 */
export function nativeId(id: string, createdAt: string | null): string {
	return createdAt === null || /^\d{8}_\d{6}$/.test(id) ? id : `${id}@${createdAt.replace(/\D/g, '').slice(0, 'YYYYMMDDhhmmss'.length)}`;
}
