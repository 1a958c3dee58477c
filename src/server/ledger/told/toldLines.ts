/** What git-ai's notes and Agent Trace records in a repository say of who wrote its lines. Git is asked only where there are any. */
import type { AgentOrigin, ToldState } from '../../../domain/ledger/told.ts';
import { plainText } from '../../../base/plainText.ts';
import { SECOND_MS } from '../../../base/units.ts';
import { agentId, editId, sessionId, type AgentId } from '../../../domain/trace/ids.ts';
import { lineKeys } from '../../../domain/trace/lineKey.ts';
import type { TraceRecord } from '../../../share/agentTrace/record.ts';
import { linesOf, stampOf, type WorkTree } from '../workTree.ts';
import { readTraceFiles, stampsOf, traceFiles } from './agentTraces.ts';
import { contentsOf, gitText } from './gitObjects.ts';
import { readGitAiNote } from './gitAiNote.ts';

export type ToldFiles = ReadonlyMap<string, readonly ToldState[]>;
export const nothingTold: ToldFiles = new Map();

/** Chosen: older commits hardly have a line left that nobody has changed since. */
const MOST_COMMITS = 20_000;
/** Chosen: as many as are read within a second. */
const MOST_NOTES = 1_000;

/** Keeps what it has read as long as neither the notes nor the records nor the commit that is checked out are others. */
export class ToldLines {
	readonly #root: string;
	readonly #watched: readonly string[];
	#stamp: string | null = null;
	#files = nothingTold;

	constructor(root: string) {
		this.#root = root;
		const [common, own] = gitText(root, ['rev-parse', '--path-format=absolute', '--git-common-dir', '--git-dir'])?.split('\n') ?? [];
		this.#watched =
			common === undefined || own === undefined
				? []
				: [`${common}/refs/notes/ai`, `${common}/packed-refs`, `${own}/HEAD`, `${own}/logs/HEAD`];
	}

	/** By path below the root; only files that are there. The same value as long as nothing changed. */
	get files(): ToldFiles {
		return this.#files;
	}

	lookAgain(tree: WorkTree): void {
		const traces = traceFiles(this.#root);
		const stamp = [...this.#watched.map(stampOf), stampsOf(traces)].join('\n');
		if (stamp !== this.#stamp && this.#watched.length > 0) {
			this.#stamp = stamp;
			this.#files = readTold(this.#root, new Set(tree.files), traces);
		}
	}
}

/** What is said of one file at one commit. */
interface Said {
	readonly commit: string;
	readonly path: string;
	readonly ranges: readonly SaidRange[];
}

interface SaidRange {
	readonly from: number;
	readonly to: number;
	/** Null for a person. */
	readonly author: { readonly agent: AgentId; readonly session: string } | null;
}

function readTold(root: string, files: ReadonlySet<string>, traces: readonly string[]): ToldFiles {
	const notes = gitText(root, ['notes', '--ref=ai', 'list'])?.split('\n').flatMap(noteIn) ?? [];
	const records = readTraceFiles(traces);
	if (notes.length === 0 && records.length === 0) {
		return nothingTold;
	}
	const madeAt = commitTimes(root);
	const said = [
		...saidInNotes(
			root,
			notes.filter(({ commit }) => madeAt.has(commit)),
		),
		...records.flatMap(saidInRecord),
	];
	const wanted = said.filter(({ commit, path }) => madeAt.has(commit) && files.has(path));
	const contents = contentsOf(
		root,
		wanted.map(({ commit, path }) => `${commit}:${path}`),
	);
	const states = wanted.flatMap((one, index) => {
		const content = contents[index];
		return content === undefined ? [] : [{ path: one.path, state: stateOf(one, content, madeAt.get(one.commit) ?? 0) }];
	});
	return new Map([...Map.groupBy(states, ({ path }) => path)].map(([path, those]) => [path, those.map(({ state }) => state)]));
}

function stateOf({ commit, path, ranges }: Said, content: string, at: number): ToldState {
	const told = ranges.map(({ from, to, author }) => ({ from, to, origin: author && originOf(author, `${commit} ${path}`, at) }));
	return { at, keys: lineKeys(linesOf(content)), ranges: told };
}

/** As late as the lines can have come: with the commit. */
function originOf({ agent, session }: NonNullable<SaidRange['author']>, place: string, at: number): AgentOrigin {
	return { kind: 'agent', edit: editId(agent, `${session} ${place}`), session: sessionId(agent, session), at, basis: 'told' };
}

interface Note {
	readonly blob: string;
	readonly commit: string;
}

function noteIn(line: string): readonly Note[] {
	const [blob = '', commit = ''] = line.split(' ');
	return commit === '' ? [] : [{ blob, commit }];
}

/** Milliseconds since the epoch, of the commits from which the one that is checked out came; the newest first. */
function commitTimes(root: string): ReadonlyMap<string, number> {
	const listed = gitText(root, ['rev-list', '--timestamp', `--max-count=${String(MOST_COMMITS)}`, 'HEAD'])?.split('\n') ?? [];
	return new Map(listed.map(line => [line.slice(line.indexOf(' ') + 1), Number.parseInt(line, 10) * SECOND_MS]));
}

function saidInNotes(root: string, all: readonly Note[]): readonly Said[] {
	const notes = all.slice(0, MOST_NOTES);
	const texts = contentsOf(
		root,
		notes.map(({ blob }) => blob),
	);
	return notes.flatMap(({ commit }, index) =>
		[...readGitAiNote(texts[index] ?? '')].map(([path, noted]) => {
			const ranges = noted.map(({ from, to, author }) => ({
				from,
				to,
				author: author && { ...author, agent: agentNamed(author.tool, 'git-ai') },
			}));
			return { commit, path, ranges };
		}),
	);
}

/** Lines of which nobody, or more than one, is said to be the author stay without one; a record without a commit names no lines. */
function saidInRecord({ id, vcs, tool, files }: TraceRecord): readonly Said[] {
	const agent = agentNamed(tool?.name ?? 'agent', 'Agent Trace');
	return files.map(({ path, conversations }) => ({
		commit: vcs?.type === 'git' ? vcs.revision : '',
		path,
		ranges: conversations.flatMap(conversation =>
			conversation.ranges.flatMap(({ start_line: from, end_line: to, contributor }): SaidRange[] => {
				const type = (contributor ?? conversation.contributor)?.type;
				const author = type === 'ai' ? { agent, session: plainText(id) } : null;
				return type === 'ai' || type === 'human' ? [{ from, to, author }] : [];
			}),
		),
	}));
}

/** "cursor (git-ai)": who wrote it, and who says so. */
function agentNamed(tool: string, source: string): AgentId {
	const name = tool.replace(/[^\w. -]/g, '').slice(0, LONGEST_NAME);
	return agentId(`${name === '' ? 'agent' : name} (${source})`);
}

/** Chosen: names of agents are shorter. */
const LONGEST_NAME = 40;
