/** What arguments of some programs say beyond their first word. Each gives undefined where they say nothing. */
import type { CommandClass } from './command.ts';
import { classOfScript, knownScriptClass } from './commandLineScripts.ts';

export type Special = (args: readonly string[]) => CommandClass | undefined;

/** A formatter behind a subcommand is a check only when it is told to change nothing. */
export function formatCheck(subcommand: string, ...flags: readonly string[]): Special {
	return args => (firstWord(args) === subcommand ? (args.some(word => flags.includes(word)) ? 'lint' : 'other') : undefined);
}

/** Options that make it tell what it would do. */
export function asked(...flags: readonly string[]): Special {
	return args => (args.some(word => flags.includes(word)) ? 'other' : undefined);
}

/** `tox -e lint`: an environment whose name says nothing runs the tests. */
export function environments(...flags: readonly string[]): Special {
	return args => {
		const flag = args.findIndex(word => flags.includes(word));
		return flag < 0 ? 'test' : (knownScriptClass(args[flag + 1] ?? '') ?? 'test');
	};
}

export function cargoSpecial(args: readonly string[]): CommandClass | undefined {
	return args.includes('--no-run') ? 'build' : formatCheck('fmt', '--check')(args);
}

export function goSpecial(args: readonly string[]): CommandClass | undefined {
	if (firstWord(args) !== 'test') {
		return undefined;
	}
	return args.includes('-c') ? 'build' : args.includes('-list') ? 'other' : undefined;
}

/** `nx run app:test`, `nx run-many -t test`. */
export function nxTarget(args: readonly string[]): CommandClass | undefined {
	return /^(?:run|run-many|affected)$/.test(args[0] ?? '') ? classOfScript(args.slice(1).join(' ')) : undefined;
}

/** `yarn workspace app test`, `yarn workspaces foreach -A run test`. */
export function yarnWorkspace(args: readonly string[]): CommandClass | undefined {
	if (!/^workspaces?$/.test(args[0] ?? '')) {
		return undefined;
	}
	return classOfScript(args[args.includes('run') ? args.indexOf('run') + 1 : 2] ?? '');
}

function firstWord(args: readonly string[]): string | undefined {
	return args.find(word => !/^[-+]/.test(word));
}
