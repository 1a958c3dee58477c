/** What `bookend doctor` says: where was looked, what was found, and what could not be read. */
import { formatCounted } from '../base/format.ts';
import { always, type FileRow } from '../ingest/store/store.ts';
import type { Engine } from './engine.ts';
import { priceTable } from './prices.ts';
import { OUTBOX, telemetrySentences } from './telemetry/sentences.ts';

export interface Diagnosis {
	readonly version: string;
	readonly node: string;
	readonly timeZone: string;
	readonly prices: { readonly version: string; readonly publishedOn: string };
	/** `file` and `bytes` are null for a store in memory. */
	readonly store: { readonly file: string | null; readonly bytes: number | null };
	readonly agents: readonly AgentDiagnosis[];
	/** What waits for the team's collector and what is wrong with it, as sentences; none where OpenTelemetry is off. */
	readonly telemetry: readonly string[];
	/** Sentences: which file, what is wrong with it, what now. */
	readonly troubles: readonly string[];
}

export interface AgentDiagnosis {
	readonly agent: string;
	readonly name: string;
	readonly folders: readonly { readonly folder: string; readonly found: number }[];
	readonly files: number;
	readonly bytes: number;
	readonly lines: number;
	readonly torn: number;
	readonly oversized: number;
	readonly unreadable: number;
	/** Records of types that this version does not know, by type. */
	readonly unknown: Readonly<Record<string, number>>;
	/** The same as sentences. */
	readonly notUnderstood: readonly string[];
	/** Files that are known and not read, and why, as sentences. */
	readonly leftOut: readonly string[];
}

export function diagnosisOf(engine: Engine, version: string): Diagnosis {
	const { store, calendar } = engine.book.ports;
	const byAgent = Map.groupBy(store.files(), file => file.agent);
	return {
		version,
		node: process.versions.node,
		timeZone: calendar.timeZone,
		prices: { version: priceTable.version, publishedOn: priceTable.publishedOn },
		store: { file: engine.storeFile, bytes: store.sizeOnDisk() },
		agents: engine.agents.map(agent => {
			const folders = engine.places().filter(place => place.agent === agent.id);
			return {
				agent: agent.id,
				name: agent.name,
				folders: folders.map(({ folder, found }) => ({ folder, found })),
				...counted(byAgent.get(agent.id) ?? []),
				leftOut: folders.flatMap(({ leftOut }) => leftOut),
			};
		}),
		telemetry: telemetrySentences(engine.beside(OUTBOX)),
		troubles: [
			...unsure(engine),
			...engine.places().flatMap(place => place.troubles),
			...store.files().flatMap(file => file.trouble ?? []),
		],
	};
}

/** What makes numbers less than they seem: models without a price, and clocks that were wrong. */
function unsure({ book }: Engine): string[] {
	const { store, priceOf, now } = book.ports;
	const unpriced = new Set(
		store
			.responses(always)
			.filter(({ model, usage, at }) => priceOf(model, usage, at).kind === 'unpriced')
			.map(({ model }) => model),
	);
	const ahead = [...book.sessions().values()].filter(session => now() < session.endedAt).length;
	return [
		...[...unpriced].map(
			model =>
				`${model === null ? 'Responses whose model is not recorded have' : `The model "${model}" has`} no list price: the setting bookend.prices can give it one.`,
		),
		...(ahead === 0
			? []
			: [`${formatCounted(ahead, 'session')} with times that are still to come: the clock was wrong, and today does not count them.`]),
	];
}

type Counted = Omit<AgentDiagnosis, 'agent' | 'name' | 'folders' | 'leftOut'>;

function counted(files: readonly FileRow[]): Counted {
	const sum = (of: (file: FileRow) => number): number => files.reduce((total, file) => total + of(file), 0);
	const unknown: Record<string, number> = {};
	for (const [type, count] of files.flatMap(file => Object.entries(file.counts.unknown))) {
		unknown[type] = (unknown[type] ?? 0) + count;
	}
	const counts = {
		files: files.length,
		bytes: sum(file => Math.max(0, file.size)),
		lines: sum(file => file.counts.lines),
		torn: sum(file => file.counts.torn),
		oversized: sum(file => file.counts.oversized),
		unreadable: sum(file => file.counts.unreadable),
	};
	return { ...counts, unknown, notUnderstood: sentences(counts, unknown, files) };
}

function sentences(
	{ torn, oversized, unreadable }: Pick<Counted, 'torn' | 'oversized' | 'unreadable'>,
	unknown: Counted['unknown'],
	files: readonly FileRow[],
): string[] {
	const firstIn = (of: (file: FileRow) => number): string => files.find(file => of(file) > 0)?.path ?? '';
	const said = [
		[torn, `${formatCounted(torn, 'file')} stopping in the middle of a line, as while an agent writes`, firstIn(file => file.counts.torn)],
		[oversized, `${formatCounted(oversized, 'line')} left out: longer than Bookend reads`, firstIn(file => file.counts.oversized)],
		[unreadable, `${formatCounted(unreadable, 'line')} left out: not what the format says`, firstIn(file => file.counts.unreadable)],
	] as const;
	return [
		...said.filter(([count]) => count > 0).map(([, sentence, path]) => `${sentence}; the first in ${path}`),
		...Object.entries(unknown).map(([type, count]) => `${formatCounted(count, 'record')} of the unknown type "${type}"`),
	];
}
