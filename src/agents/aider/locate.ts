/** Where Aider leaves its history: in each project's folder. It keeps no list of them; the editors' list of folders that were open serves. */
import path from 'node:path';
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';
import type { Machine, Root, RootList, Transcript } from '../agent.ts';
import { pathOfUri } from '../edited.ts';
import { extensionUserFolders, joinOn, namedFolder } from '../places.ts';

export function rootsOn(machine: Machine): readonly (Root | RootList)[] {
	const join = joinOn(machine);
	const named = ['AIDER_CHAT_HISTORY_FILE', 'AIDER_ANALYTICS_LOG'].map(name => namedFolder(machine, name, ''));
	return [
		{ folder: machine.home, depth: 0 },
		...named.filter(file => path.isAbsolute(file)).map(file => ({ folder: path.dirname(file), depth: 0 })),
		{ list: join(machine.home, '.aider.conf.yml'), roots: content => filesIn(content, machine.home).map(folderOf) },
		...extensionUserFolders(machine).map(user => ({ list: join(user, 'globalStorage', 'storage.json'), roots: openedIn })),
	];
}

function folderOf(file: string): Root {
	return { folder: path.dirname(file), depth: 0 };
}

/** The files that Aider's settings name. Those that are relative lie in each project. */
function filesIn(settings: string, home: string): readonly string[] {
	const found = [...settings.matchAll(/^\s*(?:chat-history-file|analytics-log):\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$/gm)];
	const files = found.map(([, file = '']) => (file.startsWith('~/') ? path.join(home, file.slice(2)) : file));
	return files.filter(file => path.isAbsolute(file));
}

const storage = z.object({ profileAssociations: z.object({ workspaces: z.record(z.string(), z.unknown()) }) });

function openedIn(content: string): readonly Root[] {
	const workspaces = storage.safeParse(parseJson(content)).data?.profileAssociations.workspaces ?? {};
	const folders = Object.keys(workspaces).flatMap(uri => (uri.startsWith('file://') ? (pathOfUri(uri) ?? []) : []));
	return folders.filter(folder => path.isAbsolute(folder)).map(folder => ({ folder, depth: 0 }));
}

/** Both may have other names, but only these are looked for. */
export function transcriptAt(file: string, below: string): Transcript | null {
	if (/^[^/]*aider[^/]*\.history\.md$/.test(below)) {
		return { path: file, below, form: 'document', parts: [inputHistoryOf(below)] };
	}
	return /^[^/]*aider[^/]*\.jsonl$|^[^/]*analytics[^/]*\.jsonl$/.test(below) ? { path: file, below, form: 'lines' } : null;
}

/** What the engineer typed, with times: `.aider.input.history` beside `.aider.chat.history.md`. */
export function inputHistoryOf(below: string): string {
	return below.replace(/chat\.history\.md$|\.history\.md$/, 'input.history');
}

/** The folder that the history lies in is the project's, unless it was put elsewhere. */
export function projectOf(file: string): string | null {
	return /^(.+)[\\/]\.aider\.chat\.history\.md$/.exec(file)?.[1] ?? null;
}
