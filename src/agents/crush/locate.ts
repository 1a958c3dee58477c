/** Where Crush keeps its sessions: in a folder of each project, all of which are listed in one file. */
import path from 'node:path';
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';
import type { Machine, Root, RootList, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

export function rootsOn(machine: Machine): readonly (Root | RootList)[] {
	const join = joinOn(machine);
	const data = join(dataFolder(machine), 'crush');
	const list = join(namedFolder(machine, 'CRUSH_GLOBAL_DATA', data), 'projects.json');
	return [
		// A home may be a project, too.
		{ folder: join(machine.home, '.crush'), depth: 0 },
		{ list, roots: content => foldersIn(content).map(folder => ({ folder, depth: 0 })) },
	];
}

function dataFolder(machine: Machine): string {
	const join = joinOn(machine);
	const own = machine.platform === 'win32' ? namedFolder(machine, 'LOCALAPPDATA', join(machine.home, 'AppData', 'Local')) : '';
	return namedFolder(machine, 'XDG_DATA_HOME', own === '' ? join(machine.home, '.local', 'share') : own);
}

const list = z.object({ projects: z.array(z.object({ path: z.string(), data_dir: z.string() }).nullable().catch(null)) });

function foldersIn(content: string): readonly string[] {
	const projects = list.safeParse(parseJson(content)).data?.projects ?? [];
	return projects.flatMap(project => (project === null ? [] : [path.resolve(project.path, project.data_dir || '.crush')]));
}

export function transcriptAt(file: string, below: string): Transcript | null {
	return below === 'crush.db' ? { path: file, below, form: 'database', copying: 'allowed' } : null;
}

/** The project is the folder that the database's own lies in; one that was placed elsewhere does not tell. */
export function projectOfDatabase(file: string): string | null {
	return /^(.+)[\\/]\.crush[\\/][^\\/]+$/.exec(file)?.[1] ?? null;
}
