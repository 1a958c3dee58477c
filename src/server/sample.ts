/**
 * The sample data that ships with the extension, moved in time so that its last day is today: a sidebar that shows "today"
 * has nothing to show of last year's transcripts. Its times are wall-clock times; they stay so in every time zone.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod/mini';
import { MINUTE_MS } from '../base/units.ts';
import type { Calendar } from '../domain/calendar.ts';

const sampleFile = z.object({ lastDay: z.iso.date() });

export interface SampleHome {
	/** A home folder to read instead of the engineer's. Removed by `dispose`. */
	readonly home: string;
	/** The sample's own present: shortly after its last record. */
	readonly now: number;
	dispose(): void;
}

/** Copies the sample in `folder` to a temporary home, shifted to `now`. Throws where the folder is not what ships. */
export function sampleHome(folder: string, calendar: Calendar, now: number): SampleHome {
	const { lastDay } = sampleFile.parse(JSON.parse(readFileSync(path.join(folder, 'sample.json'), 'utf8')));
	const shift = calendar.startOf(calendar.dayOf(now)) - Date.parse(lastDay);
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-sample-'));
	let latest = 0;
	for (const file of transcriptsIn(folder)) {
		const target = path.join(home, file);
		mkdirSync(path.dirname(target), { recursive: true });
		const text = readFileSync(path.join(folder, file), 'utf8').replace(isoTime, time => {
			const at = Date.parse(time) + shift;
			latest = Math.max(latest, at);
			return new Date(at).toISOString();
		});
		writeFileSync(target, text);
	}
	return { home, now: latest + MINUTE_MS, dispose: removedAtExit(home) };
}

/** Removes the folder when asked to, and at the latest when the process ends. */
function removedAtExit(folder: string): () => void {
	const remove = (): void => {
		rmSync(folder, { recursive: true, force: true });
	};
	process.once('exit', remove);
	return () => {
		process.off('exit', remove);
		remove();
	};
}

const isoTime = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

function transcriptsIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jsonl'));
}
