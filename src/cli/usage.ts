/** The words of the command line: what it takes, and what it says when it is given something else. */
import { parseArgs } from 'node:util';
import { agents } from '../ingest/agents.ts';

/** Commands that print an answer. */
const answerNames = ['spend', 'time', 'coverage', 'changes', 'sessions', 'report', 'doctor'] as const;
export const commandNames = [...answerNames, 'lsp'] as const;
export type CommandName = (typeof commandNames)[number];

export const spendKeys = ['day', 'model', 'project', 'branch', 'agent', 'session'] as const;
export type SpendKey = (typeof spendKeys)[number];
export const timeKeys = ['day', 'session'] as const;
export type TimeKey = (typeof timeKeys)[number];

export const reportFormats = ['md', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export type StoreChoice = { readonly kind: 'default' } | { readonly kind: 'none' } | { readonly kind: 'file'; readonly path: string };

/** What was asked for, as it was typed. */
export interface Asked {
	readonly command: (typeof answerNames)[number];
	readonly home: string | null;
	readonly store: StoreChoice;
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
	/** Of a report; null is this week. */
	readonly period: string | null;
	readonly format: ReportFormat | null;
}

/** An editor wants to be served. */
export interface AskedToServe extends Pick<Asked, 'home' | 'store'> {
	readonly command: 'lsp';
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
	period: { type: 'string' },
	format: { type: 'string' },
	stdio: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h' },
	version: { type: 'boolean', short: 'v' },
} as const;

/** Throws a UsageError with a sentence for people. */
export function readArguments(args: readonly string[]): Asked | AskedToServe | 'help' | 'version' {
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
	refuseStrayOptions(command, values);
	return command === 'lsp' ? askedToServe(values) : asked(command, values);
}

type Values = ReturnType<typeof parsed>['values'];

function refuseStrayOptions(command: CommandName, values: Values): void {
	onlyFor(command, 'by', values.by !== undefined, ['spend', 'time']);
	onlyFor(command, 'slices', values.slices, ['time']);
	onlyFor(command, 'repo', values.repo !== undefined, ['coverage', 'changes', 'report']);
	onlyFor(command, 'lines', values.lines, ['coverage']);
	onlyFor(command, 'period', values.period !== undefined, ['report']);
	onlyFor(command, 'format', values.format !== undefined, ['report']);
	for (const choice of ['since', 'until', 'agent', 'project'] as const) {
		onlyFor(command, choice, values[choice] !== undefined, choosable);
	}
	onlyFor(command, 'stdio', values.stdio, ['lsp']);
}

/** A report is of a period as a whole. */
const choosable = commandNames.filter(name => name !== 'report');

/** The only way in which it serves, which editors name nevertheless: there may be others one day. */
function askedToServe(values: Values): AskedToServe {
	if (!values.stdio) {
		throw new UsageError('lsp speaks over standard input and output: bookend lsp --stdio.');
	}
	return { command: 'lsp', home: values.home ?? null, store: storeOf(values) };
}

function asked(command: Asked['command'], values: Values): Asked {
	if (values.project === '') {
		throw new UsageError('--project takes a folder, and was given nothing.');
	}
	return {
		command,
		home: values.home ?? null,
		store: storeOf(values),
		since: values.since ?? null,
		until: values.until ?? null,
		agents: values.agent ?? [],
		project: values.project ?? null,
		json: values.json,
		by: oneOfOrNull<string>('--by', values.by, command === 'time' ? timeKeys : spendKeys),
		slices: values.slices,
		repo: values.repo ?? null,
		lines: values.lines,
		period: values.period ?? null,
		format: oneOfOrNull('--format', values.format, reportFormats),
	};
}

function storeOf(values: Values): StoreChoice {
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

function oneOfOrNull<T extends string>(option: string, value: string | undefined, keys: readonly T[]): T | null {
	return value === undefined ? null : oneOf(option, value, keys);
}

/** Picks a key of a list, or says which there are. */
export function oneOf<T extends string>(option: string, value: string, keys: readonly T[]): T {
	const key = keys.find(one => one === value);
	if (key === undefined) {
		throw new UsageError(`${option} cannot be "${value}". It can be: ${keys.join(', ')}.`);
	}
	return key;
}

/** Chosen: they fit into the lines around them. */
const NAMES_A_LINE = 6;

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
  report    what a period came to, as a document        --period today|week|month|FROM..TO
            that may be shared                          --format md|html|json   --repo DIR
  lsp       the language server, for any editor       --stdio
  doctor    where was looked, what was found, what could not be read

Options
  --json          one JSON document instead of tables
  --home DIR      look for agents' folders here (default: your home and the agents' own environment variables)
  --store FILE    the database (default: this machine's data folder)
  --no-store      keep nothing: read everything into memory
  --since WHEN    an ISO date or date-time in your time zone, for example 2026-10-01 or 2026-10-01T09:00
  --until WHEN    the same; a date includes its whole day
  --agent NAME    may be given more than once:
${namedAgents()}
  --project DIR   only sessions of this folder
  --version, --help

Exit code: 0 done, 1 failed, 2 wrong usage.
`;

/** A few to a line, below the option that takes them. */
function namedAgents(): string {
	const names = agents.map(({ id }) => id);
	const lines = names.flatMap((_, index) => (index % NAMES_A_LINE === 0 ? [names.slice(index, index + NAMES_A_LINE).join(', ')] : []));
	return lines.map(line => `                  ${line}`).join(',\n');
}
