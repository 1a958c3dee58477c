/** Where programs keep their things, by the rules of the machine that is looked at and not by this one's. */
import path from 'node:path';
import type { Machine } from './agent.ts';

export function joinOn(machine: Machine): (...parts: readonly string[]) => string {
	const rules = machine.platform === 'win32' ? path.win32 : path.posix;
	return (...parts) => rules.join(...parts);
}

/** A folder that an environment variable names, or else the one given. */
export function namedFolder(machine: Machine, variable: string, otherwise: string): string {
	const named = (machine.variables[variable] ?? '').trim();
	return named === '' ? otherwise : named;
}

/** Where a desktop program of this name keeps its settings and data. */
export function appData(machine: Machine, program: string): string {
	const join = joinOn(machine);
	switch (machine.platform) {
		case 'darwin':
			return join(machine.home, 'Library', 'Application Support', program);
		case 'win32':
			return join(namedFolder(machine, 'APPDATA', join(machine.home, 'AppData', 'Roaming')), program);
		default:
			return join(namedFolder(machine, 'XDG_CONFIG_HOME', join(machine.home, '.config')), program);
	}
}

/** VS Code, what is built from its source under the same extensions' names, and their servers on remote machines. */
const desktops = ['Code', 'Code - Insiders', 'VSCodium', 'VSCodium - Insiders', 'Code - OSS'] as const;
const servers = ['.vscode-server', '.vscode-server-insiders', '.vscodium-server', '.vscode-remote'] as const;

/** The `User` folders of VS Code and its kin. */
export function editorUserFolders(machine: Machine): readonly string[] {
	const join = joinOn(machine);
	const portable = namedFolder(machine, 'VSCODE_PORTABLE', '');
	return [
		...desktops.map(name => join(appData(machine, name), 'User')),
		...servers.map(name => join(machine.home, name, 'data', 'User')),
		...(portable === '' ? [] : [join(portable, 'user-data', 'User')]),
	];
}

/** Editors that are built from VS Code under names of their own, and run its extensions. */
const forks = ['Cursor', 'Windsurf', 'Kiro', 'Antigravity', 'Trae'] as const;
const forkServers = ['.cursor-server', '.windsurf-server'] as const;

/** The `User` folders of every editor that an extension for VS Code may run in. */
export function extensionUserFolders(machine: Machine): readonly string[] {
	const join = joinOn(machine);
	return [
		...editorUserFolders(machine),
		...forks.map(name => join(appData(machine, name), 'User')),
		...forkServers.map(name => join(machine.home, name, 'data', 'User')),
	];
}
