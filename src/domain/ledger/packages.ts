/** Which package a file belongs to: a run speaks for the package that it ran in. */

/** Whether a file of this name makes its folder a package. */
export function isManifest(name: string): boolean {
	return manifests.has(name) || /\.(?:csproj|fsproj|vbproj|gemspec|cabal)$/.test(name);
}

const manifests: ReadonlySet<string> = new Set([
	'package.json',
	'deno.json',
	'deno.jsonc',
	'pyproject.toml',
	'setup.py',
	'go.mod',
	'Cargo.toml',
	'pom.xml',
	'build.gradle',
	'build.gradle.kts',
	'build.sbt',
	'Gemfile',
	'composer.json',
	'mix.exs',
	'Package.swift',
	'pubspec.yaml',
]);

/** The nearest folder with a manifest, at a file or above a folder; null where there is none. `manifestFiles` are paths like `path`. */
export function packageOf(path: string, manifestFiles: readonly string[]): string | null {
	return nearest(path, new Set(manifestFiles.map(parentOf)));
}

/** As `packageOf`, for many paths. */
export function packagesOf(manifestFiles: readonly string[]): (path: string) => string | null {
	const folders = new Set(manifestFiles.map(parentOf));
	return path => nearest(path, folders);
}

function nearest(path: string, folders: ReadonlySet<string>): string | null {
	for (let folder: string | null = trimmed(path); folder !== null; folder = folder === '' ? null : parentOf(folder)) {
		if (folders.has(folder)) {
			return folder;
		}
	}
	return null;
}

function trimmed(path: string): string {
	return path.replace(/[\\/]+$/, '');
}

/** Empty above the topmost folder. */
function parentOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/'), path.lastIndexOf('\\')));
}
