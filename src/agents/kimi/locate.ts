/** Where Kimi Code keeps its sessions: its first version, in Python, and the one that came after it. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';
import type { Beside, Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `sessions/<folder>/<session>/subagents/<agent>/`. */
const OLDER_DEPTH = 5;
/** `<workspace>/<session>/agents/<agent>/`. */
const DEPTH = 4;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'KIMI_CODE_HOME', join(machine.home, '.kimi-code'));
	return [
		{ folder: namedFolder(machine, 'KIMI_SHARE_DIR', join(machine.home, '.kimi')), depth: OLDER_DEPTH },
		{ folder: join(home, 'sessions'), depth: DEPTH },
	];
}

const older = /^sessions\/([^/]+)\/([^/]+)\/(?:subagents\/([^/]+)\/)?wire\.jsonl$/;
const newer = /^[^/]+\/([^/]+)\/agents\/([^/]+)\/wire\.jsonl$/;

export function transcriptAt(path: string, below: string): Transcript | null {
	return older.test(below) || newer.test(below) ? { path, below, form: 'lines' } : null;
}

export interface Whose {
	readonly session: string;
	/** Null for the session's own. */
	readonly subagent: string | null;
}

export function whoseIs(below: string): Whose {
	const [, , session, subagent] = older.exec(below) ?? [];
	if (session !== undefined) {
		return { session, subagent: subagent ?? null };
	}
	const [, named = below, agent = 'main'] = newer.exec(below) ?? [];
	return { session: named, subagent: agent === 'main' ? null : agent };
}

const sessionState = z.object({ workDir: z.string() });
const folders = z.object({ work_dirs: z.array(z.object({ path: z.string() })) });

/** The folder that the session was begun in. */
export function folderOf(below: string, beside: Beside): string | null {
	const [, hash, , subagent] = older.exec(below) ?? [];
	const up = subagent === undefined ? '' : '../../';
	return hash === undefined ? stateFolder(beside) : hashedFolder(hash, textOf(beside, `${up}../../../kimi.json`));
}

function stateFolder(beside: Beside): string | null {
	return sessionState.safeParse(parseJson(textOf(beside, '../../state.json'))).data?.workDir ?? null;
}

/** The older version names a folder by its hash. */
function hashedFolder(hash: string, list: string): string | null {
	const known = folders.safeParse(parseJson(list)).data?.work_dirs ?? [];
	return known.find(({ path }) => createHash('md5').update(path).digest('hex') === hash)?.path ?? null;
}

function textOf(beside: Beside, name: string): string {
	return beside.read(name)?.toString() ?? '';
}
