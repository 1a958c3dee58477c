/** The words of the command line: what it takes, and what it says when it is given something else. */
import { parseArgs } from 'node:util';

export const commandNames = ['spend', 'time', 'coverage', 'changes', 'sessions', 'doctor'] as const;
export type CommandName = (typeof commandNames)[number];

export const spendKeys = ['day', 'model', 'project', 'branch', 'agent', 'session'] as const;
export type SpendKey = (typeof spendKeys)[number];
export const timeKeys = ['day', 'session'] as const;
export type TimeKey = (typeof timeKeys)[number];

/** What was asked for, as it was typed. */
export interface Asked {
	readonly command: CommandName;
	readonly home: string | null;
	readonly store: { readonly kind: 'default' } | { readonly kind: 'none' } | { readonly kind: 'file'; readonly path: string };
	readonly since: string | null;
	readonly until: string | null;
	readonly agents: readonly string[];
	readonly project: string | null;
	readonly json: boolean;
	readonly by: string | null;
	readonly slices: boolean;
	/** The working tree; null is the current folder's. */
	readonly repo: string | null;
	readonly lines: boolean;
}

/** Wrong usage, as a sentence. */
export class UsageError extends Error {}

const options = {
	home: { type: 'string' },
	store: { type: 'string' },
	'no-store': { type: 'boolean' },
	since: { type: 'string' },
	until: { type: 'string' },
	agent: { type: 'string', multiple: true },
	project: { type: 'string' },
	json: { type: 'boolean', default: false },
	by: { type: 'string' },
	slices: { type: 'boolean', default: false },
	repo: { type: 'string' },
	lines: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h' },
	version: { type: 'boolean', short: 'v' },
} as const;

/** Throws a UsageError with a sentence for people. */
export function readArguments(args: readonly string[]): Asked | 'help' | 'version' {
	const { values, positionals } = parsed(args);
	if (values.version) {
		return 'version';
	}
	if (values.help || positionals.length === 0) {
		return 'help';
	}
	const command = commandNames.find(name => name === positionals[0]);
	if (command === undefined) {
		throw new UsageError(`There is no command "${String(positionals[0])}". There are: ${commandNames.join(', ')}.`);
	}
	if (positionals.length > 1) {
		throw new UsageError(`"${command}" takes no further words, and was given "${positionals.slice(1).join(' ')}".`);
	}
	return asked(command, values);
}

type Values = ReturnType<typeof parsed>['values'];

function asked(command: CommandName, values: Values): Asked {
	onlyFor(command, 'by', values.by !== undefined, ['spend', 'time']);
	if (values.project === '') {
		throw new UsageError('--project takes a folder, and was given nothing.');
	}
	onlyFor(command, 'slices', values.slices, ['time']);
	onlyFor(command, 'repo', values.repo !== undefined, ['coverage', 'changes']);
	onlyFor(command, 'lines', values.lines, ['coverage']);
	return {
		command,
		home: values.home ?? null,
		store: storeOf(values),
		since: values.since ?? null,
		until: values.until ?? null,
		agents: values.agent ?? [],
		project: values.project ?? null,
		json: values.json,
		by: values.by === undefined ? null : oneOf<string>('--by', values.by, command === 'time' ? timeKeys : spendKeys),
		slices: values.slices,
		repo: values.repo ?? null,
		lines: values.lines,
	};
}

function storeOf(values: Values): Asked['store'] {
	if (values['no-store'] === true) {
		if (values.store !== undefined) {
			throw new UsageError('--store and --no-store exclude each other.');
		}
		return { kind: 'none' };
	}
	return values.store === undefined ? { kind: 'default' } : { kind: 'file', path: values.store };
}

function onlyFor(command: CommandName, option: string, isGiven: boolean, commands: readonly CommandName[]): void {
	if (isGiven && !commands.includes(command)) {
		throw new UsageError(`--${option} belongs to ${commands.join(' and ')}, not to ${command}.`);
	}
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

/** Picks a key of a list, or says which there are. */
export function oneOf<T extends string>(option: string, value: string, keys: readonly T[]): T {
	const key = keys.find(one => one === value);
	if (key === undefined) {
		throw new UsageError(`${option} cannot be "${value}". It can be: ${keys.join(', ')}.`);
	}
	return key;
}

export const help = `bookend: what working with coding agents costs, and where the time goes. Reads agents' own transcripts; nothing leaves this machine.

Usage: bookend COMMAND [options]

Commands
  spend     tokens and list-price estimate            --by day|model|project|branch|agent|session
  time      engineer time by phase, and agent time    --by day|session   --slices
  coverage  agent-written lines of a working tree,    --repo DIR   --lines
            and which of them are verified
  changes   commits with agent-written lines, the       --repo DIR
            sessions behind them, and what the spend
            became
  sessions  sessions, newest first
  doctor    where was looked, what was found, what could not be read

Options
  --json          one JSON document instead of tables
  --home DIR      look for agents' folders here (default: your home and the agents' own environment variables)
  --store FILE    the database (default: this machine's data folder)
  --no-store      keep nothing: read everything into memory
  --since WHEN    an ISO date or date-time in your time zone, for example 2026-10-01 or 2026-10-01T09:00
  --until WHEN    the same; a date includes its whole day
  --agent NAME    claude-code or codex; may be given more than once
  --project DIR   only sessions of this folder
  --version, --help

Exit code: 0 done, 1 failed, 2 wrong usage.
`;
