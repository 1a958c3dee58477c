/** Which of the test tasks is meant by "the tests of this file": the one that runs closest above it. */

/** A task of the workspace, as far as it says where it runs. Folders and paths are those of addresses, with `/`. */
export interface PlacedTask<T> {
	readonly task: T;
	/** The workspace's folder that it is of. */
	readonly folder: string;
	/** Below the folder, or absolute: where it says that it runs; null where it does not. */
	readonly runsIn: string | null;
	/** The engineer has made it the one to run. */
	readonly isDefault: boolean;
}

/** Of tasks that run in the same place the engineer's default, else the first. Undefined where none runs above the file. */
export function nearestTask<T>(tasks: readonly PlacedTask<T>[], file: string): T | undefined {
	const above = tasks
		.map(placed => ({ ...placed, place: placeOf(placed) }))
		.filter(({ place }) => place === '/' || file.startsWith(`${place}/`))
		.sort((a, b) => b.place.length - a.place.length || Number(b.isDefault) - Number(a.isDefault));
	return above[0]?.task;
}

function placeOf({ folder, runsIn }: PlacedTask<unknown>): string {
	const said = (runsIn ?? '').replaceAll('\\', '/').replace(/^\$\{workspace(?:Folder|Root)\}/, folder);
	const path = isAbsolute(said) ? said : `${folder}/${said}`;
	return normal(path);
}

function isAbsolute(path: string): boolean {
	return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

/** As the path of an address: without `.` and `..`, with a leading `/`, and a drive in small letters. */
function normal(path: string): string {
	const steps: string[] = [];
	for (const step of path.split('/')) {
		if (step === '..') {
			steps.pop();
		} else if (step !== '' && step !== '.') {
			steps.push(step);
		}
	}
	return `/${steps.join('/')}`.replace(/^\/[A-Z]:/, drive => drive.toLowerCase());
}
