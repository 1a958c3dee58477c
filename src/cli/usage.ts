/** The words of the command line: what it takes, and what it says when it is given something else. */
import type { OutcomeAnswer } from '../domain/value/outcomeSplit.ts';
import { askedToExport, type AskedToExport } from './exportUsage.ts';
import { oneOfOrNull, parsed, storeOf, UsageError, type StoreChoice, type Values } from './options.ts';
import { askedForTeam, type AskedForTeam } from './teamUsage.ts';

/** Commands that print an answer. */
const answerNames = ['spend', 'time', 'coverage', 'changes', 'sessions', 'report', 'doctor'] as const;
export const commandNames = [...answerNames, 'export', 'team', 'lsp'] as const;
export type CommandName = (typeof commandNames)[number];

export const spendKeys = ['day', 'model', 'project', 'branch', 'agent', 'session'] as const;
export type SpendKey = (typeof spendKeys)[number];
export const timeKeys = ['day', 'session'] as const;
export type TimeKey = (typeof timeKeys)[number];

export const reportFormats = ['md', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

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
	readonly outcome: OutcomeAnswer | null;
}

/** An editor wants to be served. */
export interface AskedToServe extends Pick<Asked, 'home' | 'store'> {
	readonly command: 'lsp';
}

/** Any of the commands, with what was asked of it. */
export type Command = Asked | AskedToExport | AskedForTeam | AskedToServe;

/** Throws a UsageError with a sentence for people. */
export function readArguments(args: readonly string[]): Command | 'help' | 'version' {
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
	if (positionals.length > 1 && command !== 'team') {
		throw new UsageError(`"${command}" takes no further words, and was given "${positionals.slice(1).join(' ')}".`);
	}
	refuseStrayOptions(command, values);
	switch (command) {
		case 'lsp':
			return askedToServe(values);
		case 'export':
			return askedToExport(values);
		case 'team':
			return askedForTeam(values, positionals.slice(1));
		default:
			return asked(command, values);
	}
}

function refuseStrayOptions(command: CommandName, values: Values): void {
	onlyFor(command, 'by', values.by !== undefined, ['spend', 'time']);
	onlyFor(command, 'slices', values.slices, ['time']);
	onlyFor(command, 'repo', values.repo !== undefined, ['coverage', 'changes', 'report', 'export']);
	onlyFor(command, 'lines', values.lines, ['coverage']);
	onlyFor(command, 'period', values.period !== undefined, ['report', 'export']);
	onlyFor(command, 'format', values.format !== undefined, ['report', 'export', 'team']);
	onlyFor(command, 'outcome', values.outcome !== undefined, ['report']);
	for (const choice of ['since', 'until'] as const) {
		onlyFor(command, choice, values[choice] !== undefined, [...choosable, 'team']);
	}
	for (const choice of ['agent', 'project'] as const) {
		onlyFor(command, choice, values[choice] !== undefined, choosable);
	}
	for (const option of ['session', 'out', 'with', 'author', 'note'] as const) {
		onlyFor(command, option, values[option] !== undefined, ['export']);
	}
	for (const option of ['preview', 'force', 'no-pseudonym'] as const) {
		onlyFor(command, option, values[option], ['export']);
	}
	onlyFor(command, 'json', values.json, printing);
	onlyFor(command, 'stdio', values.stdio, ['lsp']);
}

const printing = commandNames.filter(name => name !== 'export');
/** A report is of a period as a whole, and so is a summary. */
const choosable = printing.filter(name => name !== 'report' && name !== 'team');

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
		outcome: outcomeIn(values.outcome),
	};
}

const outcomeWords = {
	shipped: 'shipped',
	'saved-money': 'savedMoney',
	'retired-time': 'retiredTime',
	groundwork: 'groundwork',
	nothing: 'nothing',
	'not-said': 'notSaid',
} as const satisfies Readonly<Record<string, OutcomeAnswer>>;

function outcomeIn(value: string | undefined): OutcomeAnswer | null {
	const word = oneOfOrNull('--outcome', value, Object.keys(outcomeWords) as (keyof typeof outcomeWords)[]);
	return word === null ? null : outcomeWords[word];
}

function onlyFor(command: CommandName, option: string, isGiven: boolean, commands: readonly CommandName[]): void {
	if (isGiven && !commands.includes(command)) {
		throw new UsageError(`--${option} belongs to ${commands.join(' and ')}, not to ${command}.`);
	}
}
