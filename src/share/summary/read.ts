/** Reads summaries that others made, of every version there has been. */
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';
import { contradictionsIn, SUMMARY_SCHEMA, type Summary } from '../../domain/summary/summary.ts';
import { summarySchema } from './schema.ts';

export type ReadSummary =
	| { readonly kind: 'summary'; readonly summary: Summary }
	/** Made by a later Bookend. */
	| { readonly kind: 'newer'; readonly schema: string }
	/** Why it is none, as a sentence. */
	| { readonly kind: 'malformed'; readonly sentence: string };

/** Never throws, whatever the text is. */
export function readSummary(text: string): ReadSummary {
	const value = parseJson(text.replace(/^\uFEFF/, ''));
	if (value === undefined) {
		return malformed('It is no JSON.');
	}
	const head = headSchema.safeParse(value);
	const version = head.success ? Number(/^bookend-summary\/(?<version>[1-9]\d{0,5})$/.exec(head.data.schema)?.groups?.['version']) : NaN;
	if (!head.success || Number.isNaN(version)) {
		return malformed(`It is no summary: nothing in it says "${SUMMARY_SCHEMA}".`);
	}
	const reader = readers.get(version);
	return reader === undefined ? { kind: 'newer', schema: head.data.schema } : reader(value);
}

const headSchema = z.object({ schema: z.string() });

/** Every version that was ever written is read for good; an older one is turned into the present one. */
const readers: ReadonlyMap<number, (value: unknown) => ReadSummary> = new Map([[1, readFirst]]);

function readFirst(value: unknown): ReadSummary {
	const summary = summarySchema.safeParse(value);
	if (!summary.success) {
		return malformed(`It is not of the form that it says: see ${placeOf(summary.error)}.`);
	}
	const [contradiction] = contradictionsIn(summary.data);
	return contradiction === undefined ? { kind: 'summary', summary: summary.data } : malformed(contradiction);
}

/** In which of our own entries the first trouble is. What stands there may be anybody's words, and is not told. */
function placeOf({ issues }: z.ZodError): string {
	const entry = issues[0]?.path[0];
	return entry === undefined ? 'entries that belong into none' : `"${String(entry)}"`;
}

function malformed(sentence: string): ReadSummary {
	return { kind: 'malformed', sentence };
}
