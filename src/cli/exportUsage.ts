/** The words of `bookend export`. */
import { usualChoices, type ChoiceName, type Choices } from '../domain/summary/choices.ts';
import { endings, formatOf, type ShareFormat } from '../domain/summary/format.ts';
import { oneOf, storeOf, UsageError, type StoreChoice, type Values } from './options.ts';

/** A summary is to be shared. */
export interface AskedToExport {
	readonly command: 'export';
	readonly home: string | null;
	readonly store: StoreChoice;
	/** The working tree; null is the current folder's. */
	readonly repo: string | null;
	readonly of: { readonly kind: 'session'; readonly session: string } | { readonly kind: 'period'; readonly period: string };
	/** Null is the terminal: a preview. */
	readonly out: string | null;
	readonly format: ShareFormat;
	readonly mode: 'write' | 'overwrite' | 'preview';
	readonly choices: Choices;
}

/** Throws a UsageError with a sentence for people. */
export function askedToExport(values: Values): AskedToExport {
	const { out = null, preview, force } = values;
	if (out === null && !preview) {
		throw new UsageError('export takes --out FILE, or --preview to print what would be written.');
	}
	return {
		command: 'export',
		home: values.home ?? null,
		store: storeOf(values),
		repo: values.repo ?? null,
		of: subjectOf(values),
		out,
		format: shareFormatOf(values.format, out),
		mode: preview ? 'preview' : force ? 'overwrite' : 'write',
		choices: choicesIn(values),
	};
}

function subjectOf({ session, period }: Values): AskedToExport['of'] {
	if (session !== undefined && period === undefined) {
		return { kind: 'session', session };
	}
	if (period !== undefined && session === undefined) {
		return { kind: 'period', period };
	}
	throw new UsageError('export takes either --session ID or --period today|week|month|FROM..TO.');
}

function shareFormatOf(given: string | undefined, out: string | null): ShareFormat {
	if (given !== undefined) {
		return shareFormatNames[oneOf('--format', given, Object.keys(shareFormatNames) as (keyof typeof shareFormatNames)[])];
	}
	const format = out === null ? 'markdown' : formatOf(out);
	if (format === undefined) {
		throw new UsageError(`What is written goes by the file's ending: ${Object.values(endings).join(', ')}. Another ending takes --format.`);
	}
	return format;
}

const shareFormatNames = {
	md: 'markdown',
	html: 'html',
	csv: 'csv',
	json: 'json',
	'agent-trace': 'agentTrace',
} as const satisfies Readonly<Record<string, ShareFormat>>;

/** On record, and shared only by choice. */
const recordedChoices = ['title', 'project', 'branch', 'prompts', 'paths'] as const satisfies readonly ChoiceName[];

function choicesIn({ with: given = [], author, note, 'no-pseudonym': isNameless }: Values): Choices {
	const wanted = given.flatMap(names => names.split(',')).map(name => oneOf('--with', name.trim(), recordedChoices));
	return {
		...usualChoices,
		...Object.fromEntries(wanted.map(name => [name, true])),
		author: author ?? null,
		note: note ?? null,
		pseudonym: !isNameless,
	};
}
