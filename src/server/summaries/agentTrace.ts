/** Which lines of the open folders an agent's edits wrote, and what speaks for them, as Agent Trace records: one an edit. */
import { sharedModelName } from '../../domain/summary/modelName.ts';
import { agentOf, rootOf, type EditId, type SessionId } from '../../domain/trace/ids.ts';
import type { ResponseRow } from '../../domain/trace/rows.ts';
import { AGENT_TRACE_VERSION, modelIdOf, type TraceRecord } from '../../share/agentTrace/record.ts';
import { pseudonymOf, uuidOf } from '../../share/summary/identity.ts';
import type { CoveredLine } from '../ledger/coverage.ts';
import { originOf, type AgentOrigin } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { Git } from '../value/git.ts';
import { cleanRevision, type CleanRevision } from './revision.ts';
import type { Subject } from './subject.ts';
import type { SummarySources } from './summary.ts';

/** The oldest edit first. Lines as they stand now; where a file is as the last commit has it, that is named as their revision. */
export async function traceRecords({ measured, secret }: SummarySources, subject: Subject): Promise<readonly TraceRecord[]> {
	const files = measured.kind === 'measured' ? measured.files : [];
	const roots = [...new Set(files.map(({ tree }) => tree.covered.tree.root))];
	const revisions = new Map(await Promise.all(roots.map(async root => [root, await cleanRevision(new Git(root))] as const)));
	const written = files.flatMap(file =>
		editsIn(file, subject).map(edit => ({ ...edit, revision: revisions.get(file.tree.covered.tree.root) })),
	);
	const models = modelsByEdit(subject);
	return written
		.toSorted((a, b) => a.origin.at - b.origin.at || (a.origin.edit < b.origin.edit ? -1 : 1))
		.map(edit => recordOf(edit, secret, models.get(edit.origin.edit) ?? null));
}

/** The lines that one edit wrote in one file. */
interface WrittenLines {
	readonly path: string;
	readonly origin: AgentOrigin;
	readonly lines: readonly CoveredLine[];
}

function editsIn({ covered }: LedgerFile, subject: Subject): readonly WrittenLines[] {
	const own = covered.lines.flatMap(line => {
		const origin = originOf(line);
		return origin !== null && subject.wrote(origin) ? [{ line, origin }] : [];
	});
	return [...Map.groupBy(own, ({ origin }) => origin.edit).values()].flatMap(([first, ...others]) =>
		first === undefined ? [] : [{ path: covered.path, origin: first.origin, lines: [first, ...others].map(({ line }) => line) }],
	);
}

function recordOf(
	{ path, origin, lines, revision }: WrittenLines & { readonly revision: CleanRevision | undefined },
	secret: string | null,
	model: string | null,
): TraceRecord {
	const modelId = modelIdOf(model);
	const commit = revision?.of(path);
	const ranges = rangesOf(lines).map(([from, to]) => ({ start_line: from, end_line: to }));
	return {
		version: AGENT_TRACE_VERSION,
		id: uuidOf(pseudonymOf(secret, `edit ${origin.edit} ${path}`)),
		timestamp: new Date(origin.at).toISOString(),
		...(commit === undefined ? {} : { vcs: { type: 'git', revision: commit } }),
		// Of an agent's version nothing is on record, and the published schema asks for one.
		tool: { name: agentOf(origin.session), version: 'unknown' },
		files: [{ path, conversations: [{ contributor: { type: 'ai', ...(modelId === undefined ? {} : { model_id: modelId }) }, ranges }] }],
		metadata: {
			'dev.bookend': {
				session: pseudonymOf(secret, `summary ${rootOf(origin.session)}`),
				placed: origin.basis,
				evidence: evidenceOf(lines),
			},
		},
	};
}

/** From where to where lines follow each other. */
function rangesOf(lines: readonly CoveredLine[]): readonly (readonly [number, number])[] {
	const ranges: [number, number][] = [];
	for (const { number } of lines) {
		const last = ranges.at(-1);
		if (last?.[1] === number - 1) {
			last[1] = number;
		} else {
			ranges.push([number, number]);
		}
	}
	return ranges;
}

/** Lines for which the same speaks, each stretch of them. */
function evidenceOf(lines: readonly CoveredLine[]): readonly object[] {
	const groups = Map.groupBy(lines, ({ state: { machine, human, selfGraded, verified } }) =>
		JSON.stringify([machine, human, selfGraded, verified]),
	);
	return [...groups.values()].flatMap(alike =>
		rangesOf(alike).map(([from, to]) => {
			const { machine, human, selfGraded, verified } = alike[0]?.state ?? {};
			return { start_line: from, end_line: to, machine, engineer: human, self_graded: selfGraded, verified };
		}),
	);
}

/** The model whose response came last before the edit, in its turn. */
function modelsByEdit({ edits, responses }: Subject): ReadonlyMap<EditId, string | null> {
	const bySession = Map.groupBy(responses, ({ session }) => session);
	const modelOf = (session: SessionId, at: number): string | null => {
		const before = (bySession.get(session) ?? []).filter(response => response.at <= at);
		const last = before.reduce<ResponseRow | null>(
			(latest, response) => (latest === null || latest.at <= response.at ? response : latest),
			null,
		);
		return sharedModelName(last?.model ?? null);
	};
	return new Map(edits.map(({ id, session, at }) => [id, modelOf(session, at)]));
}
