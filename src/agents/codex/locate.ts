/** Where Codex leaves its transcripts. */
import path from 'node:path';
import type { Machine, Root, Transcript } from '../agent.ts';

/** `sessions/YYYY/MM/DD/`; the date is the session's first day, wherever it goes on. */
const SESSIONS_DEPTH = 3;
const ARCHIVE_DEPTH = 0;

export function rootsOn(machine: Machine): readonly Root[] {
	const rules = machine.platform === 'win32' ? path.win32 : path.posix;
	const named = machine.variables['CODEX_HOME'] ?? '';
	const home = named === '' ? rules.join(machine.home, '.codex') : named;
	return [
		{ folder: rules.join(home, 'sessions'), depth: SESSIONS_DEPTH },
		{ folder: rules.join(home, 'archived_sessions'), depth: ARCHIVE_DEPTH },
	];
}

export function transcriptAt(filePath: string, below: string): Transcript | null {
	const ending = /(?:^|\/)rollout-[^/]*\.jsonl(\.zst)?$/.exec(below);
	return ending === null ? null : { path: filePath, below, form: ending[1] === undefined ? 'lines' : 'zstdLines' };
}

/** The id that a file's name gives its session, for files that do not say it themselves. */
export function sessionIdIn(below: string): string {
	const name = below.split('/').at(-1) ?? below;
	const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(name)?.[0];
	return uuid ?? name.replace(/^rollout-(?:\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-)?/, '').replace(/\.jsonl(?:\.zst)?$/, '');
}
