/** The files of a workspace as they stand: what git knows of and does not ignore; without git, what is there. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { MIB } from '../../base/bytes.ts';

export interface WorkTree {
	/** Absolute, links resolved, with `/` on every system. */
	readonly root: string;
	/** The same repository's other working trees, where agents may have made the edits. */
	readonly siblings: readonly string[];
	/** Below the root, with `/`, sorted. */
	readonly files: readonly string[];
}

/** A text file as it stands. */
export interface TextFile {
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly modifiedAt: number;
}

/** Chosen: nobody reads a source file of this size line by line, and generated ones are not applicable anyway. */
export const LARGEST_FILE_BYTES = 4 * MIB;

/** Chosen: what a folder without git may hold before the rest is left alone. */
const MOST_FILES = 50_000;

/** Throws where the folder is not there. */
export function openWorkTree(folder: string, useGit = true): WorkTree {
	const given = realpathSync(folder);
	const top = useGit ? git(given, ['rev-parse', '--show-toplevel'])?.trim() : undefined;
	const root = slashed(top === undefined ? given : realpathSync(top));
	const known = top === undefined ? undefined : git(root, ['ls-files', '-co', '--exclude-standard', '-z']);
	const files = known?.split('\0').filter(file => file !== '') ?? walk(root);
	return { root, siblings: top === undefined ? [] : siblingsOf(root), files: [...new Set(files)].sort() };
}

/** Undefined for what is no text, too large, or gone. */
export function readTextFile(file: string): TextFile | undefined {
	try {
		const { size, mtimeMs } = statSync(file);
		if (LARGEST_FILE_BYTES < size) {
			return undefined;
		}
		const bytes = readFileSync(file);
		return bytes.includes(0) ? undefined : { text: bytes.toString('utf8'), modifiedAt: mtimeMs };
	} catch {
		return undefined;
	}
}

/** What a change of a file changes; empty where there is none that can be read. */
export function stampOf(file: string): string {
	try {
		const { mtimeMs, size } = statSync(file);
		return `${mtimeMs} ${size}`;
	} catch {
		return '';
	}
}

/** The lines of a text; what stands after the last line end is a line where it is anything. */
export function linesOf(text: string): string[] {
	const lines = text.split(/\r\n|\n|\r/);
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

export function slashed(file: string): string {
	return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

/** Working trees that agents make below the root and remove when their work is done: git does not know these any more. */
const removedTree = /^(?:\.claude\/worktrees|\.codex\/worktrees|\.worktrees)\/[^/]+\//;

/** The path below the tree's root; undefined for a file elsewhere. */
export function nameIn({ root, siblings }: WorkTree, file: string): string | undefined {
	const path = file.replaceAll('\\', '/');
	// A working tree may lie inside of another: the longest folder is the one it is in.
	const folder = [root, ...siblings].filter(one => path.startsWith(`${one}/`)).sort((a, b) => b.length - a.length)[0];
	return folder === undefined ? undefined : path.slice(folder.length + 1).replace(removedTree, '');
}

function siblingsOf(root: string): string[] {
	const listed = git(root, ['worktree', 'list', '--porcelain', '-z'])?.split('\0') ?? [];
	const folders = listed.flatMap(line => (line.startsWith('worktree ') ? [slashed(line.slice('worktree '.length))] : []));
	return folders.filter(folder => folder !== root);
}

/** What git says, or undefined where there is no git or no repository. A repository may name a program to watch its files: not for us. */
function git(folder: string, args: readonly string[]): string | undefined {
	try {
		return execFileSync('git', ['-C', folder, '-c', 'core.fsmonitor=false', ...args], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
			maxBuffer: 256 * MIB,
		});
	} catch {
		return undefined;
	}
}

const leftAlone: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', 'venv', '__pycache__']);

function walk(root: string): string[] {
	const found: string[] = [];
	const folders = [''];
	for (let folder = folders.pop(); folder !== undefined && found.length < MOST_FILES; folder = folders.pop()) {
		for (const entry of entriesOf(path.join(root, folder))) {
			const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory() && !leftAlone.has(entry.name)) {
				folders.push(file);
			} else if (entry.isFile()) {
				found.push(file);
			}
		}
	}
	return found;
}

function entriesOf(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}
