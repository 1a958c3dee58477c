/** Finds transcripts: regular files below the agents' roots, never through a link that leads out of its root. */
import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { Agent, Machine, Root, RootList, Transcript } from '../agents/agent.ts';
import { MIB } from '../base/bytes.ts';
import { systemErrorCode, systemReason } from '../base/systemError.ts';

/** An agent's transcript, as far as its path tells. */
export interface Candidate {
	readonly agent: Agent;
	readonly transcript: Transcript;
}

/** What was found below one root. */
export interface Findings {
	readonly agent: Agent;
	/** As the agent names it. */
	readonly folder: string;
	readonly candidates: readonly Candidate[];
	/** Files that the agent knows and does not read, by the reason. */
	readonly leftOut: ReadonlyMap<string, number>;
	/** Folders that could not be looked into, as sentences. */
	readonly troubles: readonly string[];
}

export function rootsOf(agents: readonly Agent[], machines: readonly Machine[]): readonly (readonly [Agent, Root])[] {
	const roots = new Map<string, readonly [Agent, Root]>();
	for (const agent of agents) {
		for (const root of machines.flatMap(machine => agent.roots(machine)).flatMap(rootsIn)) {
			roots.set(`${agent.id} ${root.folder}`, [agent, root]);
		}
	}
	return [...roots.values()];
}

/** Chosen: a list of projects has some hundred bytes for each. */
const LIST_LIMIT_BYTES = 4 * MIB;

/** A list that is not there, or that cannot be read, names nothing. */
function rootsIn(root: Root | RootList): readonly Root[] {
	if ('folder' in root) {
		return [root];
	}
	const status = statSync(root.list, { throwIfNoEntry: false });
	try {
		return status?.isFile() === true && status.size <= LIST_LIMIT_BYTES ? root.roots(readFileSync(root.list, 'utf8')) : [];
	} catch {
		return [];
	}
}

export function lookInto(agent: Agent, root: Root): Findings {
	const search = new Search(root);
	const transcripts = new Map<string, Transcript>();
	const leftOut = new Map<string, number>();
	for (const { path, below, target } of search.files()) {
		const transcript = transcripts.has(target) ? null : agent.transcript(path, below);
		if (transcript?.form === 'leftOut') {
			leftOut.set(transcript.why, (leftOut.get(transcript.why) ?? 0) + 1);
		} else if (transcript !== null) {
			transcripts.set(target, transcript);
		}
	}
	const candidates = withoutPackedTwins([...transcripts.values()]).map(transcript => ({ agent, transcript }));
	return { agent, folder: root.folder, candidates, leftOut, troubles: search.troubles };
}

/** The transcript of a path; null where it is outside of the root, too deep, or none. */
export function candidateAt(agent: Agent, root: Root, path: string): Candidate | null {
	const folder = realPath(root.folder);
	if (folder === undefined || !path.startsWith(folder + sep)) {
		return null;
	}
	const steps = path.slice(folder.length + 1).split(sep);
	const isInside = steps.length - 1 <= root.depth && realPath(path) === path && isRegularFile(path);
	const transcript = isInside ? agent.transcript(path, steps.join('/')) : null;
	return transcript === null || transcript.form === 'leftOut' ? null : { agent, transcript };
}

interface FoundFile {
	readonly path: string;
	/** Path below the root, with `/` on every system. */
	readonly below: string;
	/** Where its content is: another path for a link. */
	readonly target: string;
}

class Search {
	readonly troubles: string[] = [];
	readonly #root: Root;
	readonly #found: FoundFile[] = [];
	readonly #links: Omit<FoundFile, 'target'>[] = [];

	constructor(root: Root) {
		this.#root = root;
	}

	/** Links come last, so that a file is found under its own name first. */
	files(): readonly FoundFile[] {
		const folder = this.#whereItLeads(this.#root.folder);
		if (folder === undefined) {
			return [];
		}
		this.#walk(folder, '', this.#root.depth);
		return [...this.#found, ...this.#links.flatMap(link => followed(link, folder) ?? [])];
	}

	#walk(folder: string, below: string, depth: number): void {
		for (const entry of this.#entries(folder)) {
			const file = { path: join(folder, entry.name), below: below + entry.name };
			if (entry.isFile()) {
				this.#found.push({ ...file, target: file.path });
			} else if (entry.isSymbolicLink()) {
				this.#links.push(file);
			} else if (entry.isDirectory() && depth > 0) {
				this.#walk(file.path, `${file.below}/`, depth - 1);
			}
		}
	}

	#entries(folder: string): readonly Dirent[] {
		try {
			return readdirSync(folder, { withFileTypes: true });
		} catch (error) {
			this.#note(folder, error);
			return [];
		}
	}

	#whereItLeads(folder: string): string | undefined {
		try {
			return realpathSync.native(folder);
		} catch (error) {
			this.#note(folder, error);
			return undefined;
		}
	}

	/** A folder that is not there is no trouble; one that may not be looked into is. */
	#note(folder: string, error: unknown): void {
		if (systemErrorCode(error) !== 'ENOENT') {
			this.troubles.push(`${folder} could not be looked into (${systemReason(error)}); transcripts in it are missing.`);
		}
	}
}

function followed(link: Omit<FoundFile, 'target'>, folder: string): FoundFile | null {
	const target = realPath(link.path);
	const staysInside = target?.startsWith(folder + sep) === true && isRegularFile(target);
	return staysInside ? { ...link, target } : null;
}

const PACKED = '.zst';

/** While an agent packs a transcript, both forms are there: the plain one is whole. */
function withoutPackedTwins(transcripts: readonly Transcript[]): readonly Transcript[] {
	const paths = new Set(transcripts.map(transcript => transcript.path));
	return transcripts.filter(({ path }) => !(path.endsWith(PACKED) && paths.has(path.slice(0, -PACKED.length))));
}

/** Where a path leads in the end; undefined where it leads nowhere. */
export function realPath(path: string): string | undefined {
	try {
		return realpathSync.native(path);
	} catch {
		return undefined;
	}
}

function isRegularFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
