/** Brings the store up to date with the transcripts on disk. The only reader of transcripts. */
import type { Agent, Machine, Manner } from '../agents/agent.ts';
import { JsonScan } from '../agents/jsonScan.ts';
import type { Disposable } from '../base/disposables.ts';
import { formatCounted } from '../base/format.ts';
import { agentOf, type AgentId, type SessionId } from '../domain/trace/ids.ts';
import type { EditFact } from '../domain/trace/facts.ts';
import type { EditRow, Pointer, TitleRow } from '../domain/trace/rows.ts';
import { readEdit } from './edits.ts';
import { candidateAt, lookInto, realPath, rootsOf, type Candidate, type Findings } from './find.ts';
import { foldersInUse } from './foldersInUse.ts';
import { LineReader, lineLimits } from './lines.ts';
import { LOG_ENDING, planFor, type Plan } from './plan.ts';
import type { Desk } from './readTranscript.ts';
import { StoreError } from './store/storeError.ts';
import { Sweep, type SweepPorts, type SweepProgress } from './sweep.ts';
import { namesOf, Titles } from './titles.ts';

export interface IngestPorts extends SweepPorts {
	readonly agents: readonly Agent[];
	/** The engineer's own home, and others to look at. */
	readonly machines: readonly Machine[];
}

export type Wanted = Manner['wanted'];

export type SweepResult =
	| { readonly kind: 'done'; readonly progress: SweepProgress }
	/** The store could not take what was read; the sentence says why and what now. */
	| { readonly kind: 'storeFailed'; readonly sentence: string };

/** A folder in which an agent's transcripts were looked for. */
export interface Place {
	readonly agent: AgentId;
	/** The agent's name, as people write it. */
	readonly name: string;
	readonly folder: string;
	/** How many transcripts are there. */
	readonly found: number;
	/** What is there and is not read, as sentences. */
	readonly leftOut: readonly string[];
	/** What could not be looked into, as sentences. */
	readonly troubles: readonly string[];
}

/** Lets another process go first, as long as there is news. */
type Patience = (hasNews: () => boolean) => Promise<void>;
const noPatience: Patience = () => Promise.resolve();
type OnProgress = (progress: SweepProgress) => void;
const toNobody: OnProgress = () => undefined;

export class Ingest {
	readonly #ports: IngestPorts;
	readonly #titles: Titles;
	readonly #desk: Desk;
	readonly #sweptListeners = new Set<() => void>();
	#findings: readonly Findings[] | null = null;
	/** Sweeps take turns, because they share a buffer. */
	#lastTurn: Promise<unknown> = Promise.resolve();

	/** Where only spend is wanted, reading takes a fraction of the time; such a store is of no use for anything else. */
	constructor(ports: IngestPorts, wanted: Wanted = 'everything') {
		this.#ports = ports;
		const scan = JsonScan.create();
		this.#desk = { lines: new LineReader(lineLimits, scan?.buffer), manner: { wanted, scan } };
		this.#titles = new Titles(title => this.#candidateOf(title.session, title.pointer));
	}

	/** Looks everywhere, and reads what is new. `patience` is asked for where there is something. */
	sweep(onProgress: OnProgress = toNobody, patience: Patience = noPatience): Promise<SweepResult> {
		return this.#inTurn(async () => {
			const result = await this.#read(await this.#lookEverywhere(), onProgress, patience);
			if (result.kind === 'done') {
				this.#sweptListeners.forEach(listener => {
					listener();
				});
			}
			return result;
		});
	}

	/** Looks at these paths alone, and reads what is new in those that are transcripts. */
	sweepFiles(paths: readonly string[], onProgress: OnProgress = toNobody): Promise<SweepResult> {
		return this.#inTurn(() => this.#read(this.#lookAt(paths), onProgress));
	}

	/** Puts another store in the place of one that is lost, after what is being read. Throws a StoreError where it cannot. */
	renewStore(): Promise<void> {
		return this.#inTurn(() => {
			this.#ports.store.renew();
		});
	}

	/** Calls after every look at everything: there may be new folders. */
	onSwept(listener: () => void): Disposable {
		this.#sweptListeners.add(listener);
		return { dispose: () => this.#sweptListeners.delete(listener) };
	}

	/** Where transcripts were looked for last, and how many are there. */
	places(): readonly Place[] {
		this.#findings ??= this.#roots().map(([agent, root]) => lookInto(agent, root));
		return this.#findings.map(({ agent, folder, candidates, leftOut, troubles }) => {
			const sentences = [...leftOut].map(([why, files]) => `${formatCounted(files, 'file')} in ${folder} left out: ${why}`);
			return { agent: agent.id, name: agent.name, folder, found: candidates.length, leftOut: sentences, troubles };
		});
	}

	/** What is read here, as a name: the same in another process that reads the same folders. */
	scope(): string {
		return this.#roots()
			.map(([agent, { folder }]) => `${agent.id} ${folder}`)
			.join('\n');
	}

	/** The folders worth watching: the roots, and those of the transcripts that changed last. */
	foldersInUse(): readonly string[] {
		const roots = this.#roots().flatMap(([, root]) => realPath(root.folder) ?? []);
		return foldersInUse(roots, this.#ports.store.files());
	}

	/** The words of a title, out of its transcript; undefined where they are not there any more. */
	titleOf(title: TitleRow): Promise<string | undefined> {
		return this.#titles.wordsOf(title);
	}

	/** An edit with its text, out of its transcript; undefined where it is not there any more. */
	async editOf(edit: EditRow): Promise<EditFact | undefined> {
		const candidate = this.#candidateOf(edit.session, edit.pointer);
		return candidate && readEdit(candidate, edit, this.#ports.yieldToOthers);
	}

	#inTurn<T>(work: () => T | Promise<T>): Promise<T> {
		const turn = this.#lastTurn.then(work);
		this.#lastTurn = turn.catch(() => undefined);
		return turn;
	}

	async #read(candidates: readonly Candidate[], onProgress: OnProgress, patience = noPatience): Promise<SweepResult> {
		try {
			const planNow = (): Plan => planFor(candidates, this.#ports.store);
			let plan = planNow();
			if (plan.steps.length > 0) {
				await patience(() => planNow().steps.length > 0);
				plan = planNow();
			}
			return { kind: 'done', progress: await new Sweep(this.#ports, this.#desk, plan, onProgress).run() };
		} catch (error) {
			if (error instanceof StoreError) {
				return { kind: 'storeFailed', sentence: error.message };
			}
			throw error;
		}
	}

	async #lookEverywhere(): Promise<readonly Candidate[]> {
		const findings: Findings[] = [];
		for (const [agent, root] of this.#roots()) {
			findings.push(lookInto(agent, root));
			await this.#ports.yieldToOthers();
		}
		this.#findings = findings;
		return findings.flatMap(({ candidates }) => candidates);
	}

	/** What is new in a database stands in its log first. */
	#lookAt(paths: readonly string[]): readonly Candidate[] {
		const files = new Set(paths.map(path => (path.endsWith(LOG_ENDING) ? path.slice(0, -LOG_ENDING.length) : path)));
		return this.#roots().flatMap(([agent, root]) => [...files].flatMap(path => candidateAt(agent, root, path) ?? []));
	}

	/** The transcript that a pointer points into, under the name that it has now. */
	#candidateOf(session: SessionId, pointer: Pointer): Candidate | undefined {
		const { plain, packed } = namesOf(pointer.file);
		const id = agentOf(session);
		for (const [agent, root] of this.#roots().filter(([{ id: other }]) => other === id)) {
			const candidate = candidateAt(agent, root, plain) ?? candidateAt(agent, root, packed);
			if (candidate !== null) {
				return candidate;
			}
		}
		return undefined;
	}

	#roots(): ReturnType<typeof rootsOf> {
		return rootsOf(this.#ports.agents, this.#ports.machines);
	}
}
