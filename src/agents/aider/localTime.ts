/** Aider writes the time of the machine's own zone, without saying which. A machine that reads it is taken to be in the same one. */
import { epochTime } from '../../domain/trace/recordTime.ts';

/** "2026-05-28 20:26:40", with a fraction or without. */
export function timeOf(local: string): number | null {
	return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(local) ? epochTime(Date.parse(local.slice(0, SECOND_CHARS).replace(' ', 'T'))) : null;
}

export function localTimeOf(at: number): string {
	const date = new Date(at);
	const two = (count: number): string => String(count).padStart(2, '0');
	const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

const SECOND_CHARS = 'YYYY-MM-DD HH:MM:SS'.length;
