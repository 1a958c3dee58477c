/** Where Claude Code leaves its transcripts. */
import path from 'node:path';
import type { Machine, Root, Transcript } from '../agent.ts';
import { placeOf } from './session.ts';

/** `<slug>/<session>/subagents/workflows/<id>/`. */
const PROJECTS_DEPTH = 5;
/** `<account>/<organisation>/<session>/.claude/projects/`, with room for a level or two more, and then as above. */
const DESKTOP_DEPTH = 7 + PROJECTS_DEPTH;
/** The desktop app's package on Windows: its folder's name ends in a hash of the publisher. */
const WINDOWS_PACKAGE = 'Claude_pzs8sxrjxfjjc';

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const projects = configFolders(machine).map(folder => ({ folder: join(folder, 'projects'), depth: PROJECTS_DEPTH }));
	const desktop = desktopFolders(machine).map(folder => ({ folder: join(folder, 'local-agent-mode-sessions'), depth: DESKTOP_DEPTH }));
	return [...new Map([...projects, ...desktop].map(root => [root.folder, root])).values()];
}

export function transcriptAt(filePath: string, below: string): Transcript | null {
	return placeOf(belowProjects(below)) === null ? null : { path: filePath, below, form: 'lines' };
}

/** The desktop app keeps a whole `.claude` folder for each of its sessions. */
export function belowProjects(below: string): string {
	const at = below.lastIndexOf(nestedProjects);
	return at < 0 ? below : below.slice(at + nestedProjects.length);
}

const nestedProjects = '.claude/projects/';

/** `CLAUDE_CONFIG_DIR` stands instead of the usual folders; a list of them is how people read several accounts at once. */
function configFolders(machine: Machine): readonly string[] {
	const join = joinOn(machine);
	const named = (machine.variables['CLAUDE_CONFIG_DIR'] ?? '').split(',').map(folder => expandHome(folder.trim(), machine));
	const chosen = named.filter(folder => folder !== '');
	return chosen.length > 0 ? chosen : [join(machine.home, '.claude'), join(xdgConfig(machine), 'claude')];
}

function expandHome(folder: string, machine: Machine): string {
	return /^~([/\\]|$)/.test(folder) ? joinOn(machine)(machine.home, folder.slice(1)) : folder;
}

function desktopFolders(machine: Machine): readonly string[] {
	const join = joinOn(machine);
	switch (machine.platform) {
		case 'darwin':
			return [join(machine.home, 'Library', 'Application Support', 'Claude')];
		case 'win32': {
			const roaming = machine.variables['APPDATA'] ?? join(machine.home, 'AppData', 'Roaming');
			const local = machine.variables['LOCALAPPDATA'] ?? join(machine.home, 'AppData', 'Local');
			return [join(roaming, 'Claude'), join(local, 'Packages', WINDOWS_PACKAGE, 'LocalCache', 'Roaming', 'Claude')];
		}
		default:
			return [join(xdgConfig(machine), 'Claude')];
	}
}

function xdgConfig(machine: Machine): string {
	const named = machine.variables['XDG_CONFIG_HOME'] ?? '';
	return named === '' ? joinOn(machine)(machine.home, '.config') : named;
}

/** By the looked-at machine's rules, not by this one's. */
function joinOn(machine: Machine): (...parts: readonly string[]) => string {
	const rules = machine.platform === 'win32' ? path.win32 : path.posix;
	return (...parts) => rules.join(...parts);
}
