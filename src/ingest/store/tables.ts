/** The tables of the database, each described once. */
import type { Usage } from '../../domain/spend/usage.ts';
import type { TurnClaim, TurnPrompt } from '../../domain/trace/facts.ts';
import type { PromptSign } from '../../domain/trace/prompt.ts';
import type {
	Dated,
	EditRow,
	PackedTrace,
	Pointer,
	ResponseRow,
	RunRow,
	SessionRow,
	TableName,
	Tables,
	TitleRow,
	TurnRow,
	WaitRow,
} from '../../domain/trace/rows.ts';
import type { Weakening } from '../../domain/trace/weakening.ts';
import { blob, converted, flag, json, nullable, number, object, text, type Column, type Field, type Shape, type Shapes } from './shape.ts';
import type { Digest } from './digests.ts';
import type { FileRow, LeaseRow, LineCounts } from './store.ts';

/** A table as SQL sees it. */
export interface Layout {
	readonly name: string;
	/** The columns that make a row the same row. */
	readonly key: readonly string[];
	/** The columns by which rows are looked for, and what is answered without a look at the row itself. */
	readonly indexed: readonly (readonly string[])[];
	/** Rows are given in this order. */
	readonly order: readonly string[];
	readonly columns: readonly Column[];
}

/** A table whose rows are values of a type. */
export interface Table<Row> extends Layout {
	readonly row: Field<Row>;
}

const pointer: Shape<Pointer> = object({ file: text(), offset: number });

const dated: Shape<Dated<string>> = object({ at: number, value: text() });

export const usage: Shape<Usage> = object<Usage>({
	input: number,
	output: number,
	cacheRead: number,
	cacheWrite5m: number,
	cacheWrite1h: number,
	reasoning: number,
});

interface EngineersPrompt {
	readonly typedChars: number;
	readonly sign: PromptSign;
}
const engineersPrompt: Shape<EngineersPrompt | null> = nullable(object<EngineersPrompt>({ typedChars: number, sign: text() }));
export const prompt: Shape<TurnPrompt> = converted(
	engineersPrompt,
	value => (value.by === 'engineer' ? { typedChars: value.typedChars, sign: value.sign } : null),
	kept => (kept === null ? { by: 'agent' } : { by: 'engineer', ...kept }),
);

const counts: Shape<LineCounts> = object<LineCounts>({
	lines: number,
	torn: number,
	oversized: number,
	unreadable: number,
	unknown: json(),
});

/** What was derived from transcripts. */
export const tables: { readonly [K in TableName]: Table<Tables[K]> } = {
	session: table<SessionRow>({
		name: 'session',
		key: ['id'],
		indexed: [],
		order: ['startedAt', 'id'],
		row: {
			id: text(),
			startedAt: number,
			endedAt: number,
			parent: nullable(object<NonNullable<SessionRow['parent']>>({ id: text(), how: text() })),
			cwd: nullable(dated),
			branch: nullable(dated),
		},
	}),
	title: table<TitleRow>({
		name: 'title',
		key: ['session', 'source'],
		indexed: [],
		order: ['at', 'session', 'source'],
		row: {
			session: text(),
			source: text(),
			at: number,
			pointer,
		},
	}),
	turn: table<TurnRow>({
		name: 'turn',
		key: ['id'],
		indexed: [['endedAt']],
		order: ['startedAt', 'id'],
		row: {
			id: text(),
			session: text(),
			startedAt: number,
			endedAt: number,
			end: text(),
			prompt,
			planMode: flag,
			claim: nullable(object<TurnClaim>({ at: number, value: text() })),
		},
	}),
	response: table<ResponseRow>({
		name: 'response',
		key: ['id'],
		indexed: [['at']],
		order: ['at', 'id'],
		row: {
			id: text(),
			session: text(),
			turn: nullable(text()),
			at: number,
			model: nullable(text()),
			branch: nullable(text()),
			usage,
			trust: text(),
			recordedUsd: nullable(number),
		},
	}),
	edit: table<EditRow>({
		name: 'edit',
		key: ['id'],
		indexed: [['at']],
		order: ['at', 'id'],
		row: {
			id: text(),
			session: text(),
			turn: nullable(text()),
			at: number,
			path: text(),
			change: text(),
			added: number,
			removed: number,
			pointer,
			weakened: nullable(json<Weakening>()),
		},
	}),
	trace: table<PackedTrace>({
		name: 'trace',
		key: ['edit'],
		indexed: [['path']],
		order: ['at', 'edit'],
		row: {
			edit: text(),
			session: text(),
			at: number,
			path: text(),
			change: text(),
			movedTo: nullable(text()),
			before: nullable(blob),
			hunks: blob,
		},
	}),
	run: table<RunRow>({
		name: 'run',
		key: ['id'],
		indexed: [['startedAt']],
		order: ['startedAt', 'id'],
		row: {
			id: text(),
			session: text(),
			turn: nullable(text()),
			startedAt: number,
			endedAt: nullable(number),
			class: text(),
			result: text(),
			cwd: nullable(text()),
		},
	}),
	wait: table<WaitRow>({
		name: 'wait',
		key: ['id'],
		indexed: [['from']],
		order: ['from', 'id'],
		row: {
			id: text(),
			session: text(),
			turn: nullable(text()),
			from: number,
			to: nullable(number),
			for: text(),
		},
	}),
};

/** How far each transcript was read. */
export const fileTable: Table<FileRow> = table<FileRow>({
	name: 'file',
	key: ['path'],
	indexed: [],
	order: ['path'],
	row: {
		path: text(),
		agent: text(),
		size: number,
		modifiedAt: number,
		offset: number,
		checkpoint: json(),
		head: text(),
		counts,
		countsAtOffset: counts,
		trouble: nullable(text()),
		changedAt: nullable(number),
	},
});

/** Which process reads. */
export const leaseTable: Table<LeaseRow> = table<LeaseRow>({
	name: 'lease',
	key: ['name'],
	indexed: [],
	order: ['name'],
	row: { name: text(), holder: text(), until: number },
});

/** How often something that was read has changed: in one row, whose name is empty. */
export interface RevisionRow {
	readonly name: string;
	readonly value: number;
}
export const revisionTable: Table<RevisionRow> = table<RevisionRow>({
	name: 'revision',
	key: ['name'],
	indexed: [],
	order: ['name'],
	row: { name: text(), value: number },
});

/** One table's rows of one day, packed; null where they are not. */
export interface SheetRow {
	readonly table: string;
	readonly day: number;
	/** Of the last commit that changed one of its rows. */
	readonly revision: number;
	readonly texts: string | null;
	readonly numbers: Uint8Array | null;
}
export const sheetTable: Table<SheetRow> = table<SheetRow>({
	name: 'sheet',
	key: ['table', 'day'],
	indexed: [['revision', 'day', 'table']],
	order: ['table', 'day'],
	row: { table: text(), day: number, revision: number, texts: nullable(text()), numbers: nullable(blob) },
});

/** What was found out of a session's rows, and by which rules; null where a row has changed since. */
export interface DigestRow extends Digest {
	readonly rules: string | null;
}
export const digestTable: Table<DigestRow> = table<DigestRow>({
	name: 'digest',
	key: ['session'],
	indexed: [['last']],
	order: ['session'],
	row: { session: text(), first: number, last: number, rules: nullable(text()), text: nullable(text()) },
});

export const layouts: readonly Layout[] = [...Object.values(tables), fileTable, leaseTable, revisionTable, sheetTable, digestTable];

/** A new field of a row makes its table stop compiling until it has its column. */
function table<Row extends object>({ row: shapes, ...layout }: Omit<Layout, 'columns'> & { readonly row: Shapes<Row> }): Table<Row> {
	const row = object(shapes)('');
	return { ...layout, columns: row.columns, row };
}
