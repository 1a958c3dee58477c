/** Finds where a tree of source files leaves the house: every import, types included, is held to the table of rooms. */
import path from 'node:path';
import { cruise, type ICruiseResult, type IDependency, type IModule } from 'dependency-cruiser';
import { rooms, typesOnly, type Room } from './rooms.ts';

/** One sentence for each import that the table does not allow, for each file outside of the rooms, and for each cycle. */
export async function faultsOf(folder: string): Promise<readonly string[]> {
	const { output } = await cruise(['src'], { baseDir: folder, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } });
	if (typeof output === 'string') {
		throw new TypeError('dependency-cruiser answered with text instead of modules.');
	}
	return sources(output).flatMap(faultsOfModule).sort();
}

function sources({ modules }: ICruiseResult): readonly IModule[] {
	return modules.filter(({ source }) => source.startsWith('src/'));
}

function faultsOfModule({ source, dependencies }: IModule): readonly string[] {
	const room = rooms[roomOf(source)];
	if (room === undefined) {
		return [`${source} stands in no room`];
	}
	return dependencies.map(dependency => faultOf(source, room, dependency)).filter(fault => fault !== null);
}

function faultOf(source: string, room: Room, dependency: IDependency): string | null {
	const target = targetOf(source, dependency);
	if (!target.startsWith('src/')) {
		return room.packages.some(pattern => matches(pattern, target)) ? null : `${source} imports the package ${target}`;
	}
	if (dependency.circular) {
		return `${source} and ${target} import each other`;
	}
	return isAllowed(source, target, room, dependency) ? null : `${source} imports ${target}`;
}

/** A file of src, one of Node's own modules as `node:name`, or a package as it is written. */
function targetOf(source: string, { module, dependencyTypes }: IDependency): string {
	if (module.startsWith('.')) {
		return path.posix.join(path.posix.dirname(source), module);
	}
	return dependencyTypes.includes('core') ? `node:${module}` : module;
}

function isAllowed(source: string, target: string, room: Room, { dependencyTypes }: IDependency): boolean {
	const [from, to] = [roomOf(source), roomOf(target)];
	if (from === to) {
		return !isSibling(source, target);
	}
	const wantsTypesOnly = typesOnly.some(([a, b]) => a === from && b === to);
	return room.rooms.includes(to) && (!wantsTypesOnly || dependencyTypes.includes('type-only'));
}

/** Agents know nothing of each other; the contract and the registry beside their folders know them all. */
function isSibling(source: string, target: string): boolean {
	const [from, to] = [agentOf(source), agentOf(target)];
	return from !== null && to !== null && from !== to;
}

function agentOf(file: string): string | null {
	return /^src\/agents\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function roomOf(file: string): string {
	return file.split('/')[1] ?? '';
}

function matches(pattern: string, module: string): boolean {
	return pattern.endsWith('*') ? module.startsWith(pattern.slice(0, -1)) : module === pattern || module.startsWith(`${pattern}/`);
}
