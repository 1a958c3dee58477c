/** Where Zed keeps the threads of its agent. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

export function rootsOn(machine: Machine): readonly Root[] {
	return [{ folder: joinOn(machine)(dataFolder(machine), 'threads'), depth: 0 }];
}

function dataFolder(machine: Machine): string {
	const join = joinOn(machine);
	switch (machine.platform) {
		case 'darwin':
			return join(machine.home, 'Library', 'Application Support', 'Zed');
		case 'win32':
			return join(namedFolder(machine, 'LOCALAPPDATA', join(machine.home, 'AppData', 'Local')), 'Zed');
		default: {
			const shared = namedFolder(machine, 'XDG_DATA_HOME', join(machine.home, '.local', 'share'));
			return join(namedFolder(machine, 'FLATPAK_XDG_DATA_HOME', shared), 'zed');
		}
	}
}

export function transcriptAt(path: string, below: string): Transcript | null {
	return below === 'threads.db' ? { path, below, form: 'database', copying: 'allowed' } : null;
}
