import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

export interface RunningProcess {
	readonly id: number;
	readonly parent: number;
	readonly command: string;
}

/** What runs on this machine; from /proc where that is, because small images come without `ps`. */
export function runningProcesses(): readonly RunningProcess[] {
	return existsSync('/proc/self/stat') ? fromProc() : fromPs();
}

function fromProc(): readonly RunningProcess[] {
	const ids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
	return ids.flatMap(id => readProcess(Number(id)) ?? []);
}

function readProcess(id: number): RunningProcess | null {
	try {
		const afterName = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /s, '');
		const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
		return { id, parent: Number(afterName.split(' ')[1]), command };
	} catch {
		return null; // it has ended since
	}
}

function fromPs(): readonly RunningProcess[] {
	const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
	return lines.flatMap(line => {
		const [, id, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
		return id === undefined ? [] : { id: Number(id), parent: Number(parent), command };
	});
}
