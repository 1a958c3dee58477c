/** Finds the file of a workspace that a report means: tools write paths that are absolute, or relative to any of several folders. */

/** Files by their absolute paths, with forward slashes and small drive letters. Made once for a workspace and asked for every file of its reports. */
export class WorkspaceFiles {
	readonly #paths: ReadonlySet<string>;
	readonly #byName = new Map<string, string[]>();

	constructor(paths: Iterable<string>) {
		this.#paths = new Set(paths);
		for (const path of this.#paths) {
			const name = lastPart(path);
			const namesakes = this.#byName.get(name);
			if (namesakes === undefined) {
				this.#byName.set(name, [path]);
			} else {
				namesakes.push(path);
			}
		}
	}

	has(path: string): boolean {
		return this.#paths.has(path);
	}

	/** Those whose path ends in this one, at a folder. */
	endingIn(path: string): readonly string[] {
		return (this.#byName.get(lastPart(path)) ?? []).filter(known => known.endsWith(`/${path}`));
	}
}

export interface PathHints {
	/** The report's own file, absolute: most tools write paths relative to a folder above it. */
	readonly report: string;
	/** The folders that paths may not be looked for above of: those of the workspace. */
	readonly workspace: readonly string[];
	/** As the report names them. */
	readonly roots: readonly string[];
	/** Go names a file by its module's path, which stands in go.mod. */
	readonly modules: readonly { readonly name: string; readonly folder: string }[];
}

export type ResolvedPath =
	| { readonly kind: 'found'; readonly file: string }
	/** Several files fit equally well, so the report speaks for none. */
	| { readonly kind: 'ambiguous'; readonly files: readonly string[] }
	| { readonly kind: 'notFound' };

/**
 * The first that names an existing file: the path as it is; in a Go module; in the report's roots; in the folders above the
 * report, the nearest first; else the one file whose path ends in it. For a path of another machine the longest ending of
 * at least two parts counts: a name alone says too little.
 */
export function resolveReportPath(written: string, hints: PathHints, files: WorkspaceFiles): ResolvedPath {
	const path = slashed(written);
	const named = candidates(path, hints).find(candidate => files.has(candidate));
	if (named !== undefined) {
		return { kind: 'found', file: named };
	}
	return isAbsolute(path) ? byLongestEnding(path, files) : resolved(files.endingIn(withoutDots(path)));
}

function candidates(path: string, hints: PathHints): string[] {
	if (isAbsolute(path)) {
		return [withoutDots(path)];
	}
	const inModules = hints.modules.flatMap(({ name, folder }) =>
		path.startsWith(`${name}/`) ? [joined(folder, path.slice(name.length + 1))] : [],
	);
	const above = foldersAbove(slashed(hints.report), hints.workspace.map(slashed));
	const roots = hints.roots.map(slashed).flatMap(root => (isAbsolute(root) ? [root] : above.map(folder => joined(folder, root))));
	return [...inModules, ...[...roots, ...above].map(folder => joined(folder, path))];
}

/** The nearest first; none of them outside of the workspace. */
function foldersAbove(report: string, workspace: readonly string[]): string[] {
	const parts = report.split('/');
	const folders = parts.map((_, at) => parts.slice(0, at).join('/')).reverse();
	return folders.filter(folder => workspace.some(root => `${folder}/`.startsWith(`${root.replace(/\/+$/, '')}/`)));
}

function byLongestEnding(path: string, files: WorkspaceFiles): ResolvedPath {
	const parts = withoutDots(path).split('/');
	const shortest = files.endingIn(parts.slice(-2).join('/'));
	const shared = shortest.map(file => ({ file, length: sharedEnding(file.split('/'), parts) }));
	const longest = shared.reduce((most, { length }) => Math.max(most, length), 0);
	return resolved(shared.filter(({ length }) => length === longest).map(({ file }) => file));
}

function sharedEnding(one: readonly string[], other: readonly string[]): number {
	let length = 0;
	while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) {
		length += 1;
	}
	return length;
}

function resolved(files: readonly string[]): ResolvedPath {
	const [file, another] = files;
	if (file === undefined) {
		return { kind: 'notFound' };
	}
	return another === undefined ? { kind: 'found', file } : { kind: 'ambiguous', files };
}

function lastPart(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** Drive letters small, as VS Code writes them. */
function slashed(path: string): string {
	return path.replaceAll('\\', '/').replace(/^[A-Z]:/, drive => drive.toLowerCase());
}

function isAbsolute(path: string): boolean {
	return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

function joined(folder: string, path: string): string {
	return withoutDots(`${folder}/${path}`);
}

/** "a/./b/../c" as "a/c". */
function withoutDots(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..' && 0 < parts.length && parts.at(-1) !== '..') {
			parts.pop();
		} else if (part !== '.' && (part !== '' || parts.length === 0)) {
			parts.push(part);
		}
	}
	return parts.join('/');
}
