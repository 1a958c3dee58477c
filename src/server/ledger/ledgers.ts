/** The ledgers of the open folders, kept up to date while the server runs. */
import type { Disposable } from '../../base/disposables.ts';
import type { Logger } from '../../base/log.ts';
import { systemWatcher } from '../../ingest/watchPorts.ts';
import type { VerificationBar } from '../../domain/ledger/ledger.ts';
import type { CoveredFile } from './coverage.ts';
import type { CoverageSources, Verification } from './coveredTree.ts';
import { fileOfUri, openTrees, uriOf, type OpenTree } from './folders.ts';
import { hunksOf, type Hunk } from './hunks.ts';
import { ReportWatch } from './reportWatch.ts';
import { openWorkTree, type WorkTree } from './workTree.ts';

/** A file of an open folder, with what is known of its lines. */
export interface LedgerFile {
	readonly tree: OpenTree;
	readonly covered: CoveredFile;
	readonly hunks: readonly Hunk[];
	readonly uri: string;
}

/** What can be said of the open folders: nothing yet, or of which files. */
export type Measured =
	| { readonly kind: 'notMeasured'; readonly why: 'noFolder' | 'looking' }
	| {
			readonly kind: 'measured';
			/** The open working trees, those without a file by agents too. */
			readonly trees: readonly { readonly root: string; readonly name: string }[];
			readonly files: readonly LedgerFile[];
	  };

/** What the ledgers are made from, as it stands when the server starts. */
export interface LedgerSources extends Omit<CoverageSources, 'verification'> {
	readonly folders: readonly string[];
	readonly verification: Verification;
}

/** Chosen: what comes together is looked at together, and nobody waits for it. */
const SETTLE_MS = 150;
/** Chosen: git is asked at most so often which files there are. */
const LIST_EVERY_MS = 2_000;
/** Chosen: reports, and files that no editor has open, change without a word. */
const LOOK_EVERY_MS = 10_000;

export class Ledgers implements Disposable {
	readonly #sources: CoverageSources;
	readonly #onChange: () => void;
	readonly #log: Logger;
	readonly #started = Promise.withResolvers<undefined>();
	readonly #files = new WeakMap<CoveredFile, LedgerFile>();
	#folders: readonly string[];
	readonly #reportWatch: ReportWatch;
	#verification: Verification;
	/** Null before the first look. */
	#trees: readonly OpenTree[] | null = null;
	#told: readonly CoveredFile[] = [];
	#listedAt = -Infinity;
	#settling: NodeJS.Timeout | undefined;
	#listing: NodeJS.Timeout | undefined;
	#looking: NodeJS.Timeout | undefined;
	#mustLook = false;
	#isDisposed = false;

	/** `onChange` is called when lines, or what speaks for them, are others than before. */
	constructor({ folders, verification, ...sources }: LedgerSources, onChange: () => void, log: Logger) {
		this.#folders = folders;
		this.#verification = verification;
		this.#sources = { ...sources, verification: () => this.#verification };
		this.#onChange = onChange;
		this.#log = log;
		this.#reportWatch = new ReportWatch(systemWatcher, () => {
			this.lookSoon();
		});
	}

	/** What it takes for a line to be verified. */
	get bar(): VerificationBar {
		return this.#sources.verification().bar;
	}

	/** Over when the folders were looked at for the first time. */
	get started(): Promise<undefined> {
		return this.#started.promise;
	}

	/** The working trees of the open folders; none before the first look. */
	get trees(): readonly OpenTree[] {
		return this.#trees ?? [];
	}

	get folders(): readonly string[] {
		return this.#folders;
	}

	/** Takes the first look; what agents did has to be on record by then. */
	start(): void {
		if (this.#isDisposed) {
			return;
		}
		this.#looking = setInterval(() => {
			this.#byItself();
		}, LOOK_EVERY_MS);
		this.#byItself();
		this.#started.resolve(undefined);
	}

	/** Other folders are open now. */
	openFolders(folders: readonly string[]): void {
		this.#folders = folders;
		this.#trees = null;
		this.#byItself();
	}

	/** The engineer has settled otherwise what counts as verified, or where reports lie. */
	verifyBy(verification: Verification): void {
		this.#verification = verification;
		this.#listedAt = -Infinity;
		this.lookSoon();
	}

	/** Something may have changed in the store or on disk: looks there at once, and tells if so. */
	look(): void {
		if (this.#looking === undefined || this.#isDisposed) {
			return;
		}
		if (this.#trees === null) {
			this.#open();
		} else {
			this.#lookAtDisk(this.#trees);
			this.#tellIfChanged();
		}
		this.#reportWatch.follow(this.#trees?.flatMap(({ covered }) => covered.reports) ?? []);
	}

	/** As `look`, and for files and reports that came or went too, however lately that was done. */
	lookAtAll(): void {
		this.#listedAt = -Infinity;
		this.look();
	}

	/** As `look`, soon. */
	lookSoon(): void {
		this.#mustLook = true;
		this.settleSoon();
	}

	/** A document or a mark has changed: tells soon. Whoever asks before is told of it already. */
	settleSoon(): void {
		this.#settling ??= setTimeout(() => {
			this.#settling = undefined;
			this.#byItself(this.#mustLook);
		}, SETTLE_MS);
	}

	measured(): Measured {
		if (this.#folders.length === 0) {
			return { kind: 'notMeasured', why: 'noFolder' };
		}
		if (this.#trees === null) {
			return { kind: 'notMeasured', why: 'looking' };
		}
		const files = this.#trees.flatMap(tree => tree.covered.coverage().files.map(file => this.#ledgerFile(tree, file)));
		const trees = this.#trees.map(({ covered, name }) => ({ root: covered.tree.root, name }));
		return { kind: 'measured', trees, files };
	}

	/** All files of the open folders in which agents wrote; none before the first look. */
	files(): readonly LedgerFile[] {
		const measured = this.measured();
		return measured.kind === 'measured' ? measured.files : [];
	}

	/** Undefined for a file that no agent has edited, or that is in none of the open folders. */
	fileAt(uri: string): LedgerFile | undefined {
		const file = fileOfUri(uri);
		for (const tree of this.trees) {
			const covered = tree.covered.coverage().files.find(({ path }) => `${tree.covered.tree.root}/${path}` === file);
			if (covered !== undefined) {
				return this.#ledgerFile(tree, covered);
			}
		}
		return undefined;
	}

	/** Undefined for a file that has gone. */
	textOf({ tree, covered }: LedgerFile): string | undefined {
		return tree.covered.textOf(covered.path);
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#settling);
		clearTimeout(this.#listing);
		clearInterval(this.#looking);
		this.#reportWatch.dispose();
	}

	/** Nobody waits for it: what goes wrong is logged, and may go better the next time. */
	#byItself(mustLook = true): void {
		try {
			if (mustLook) {
				this.look();
			} else {
				this.#tellIfChanged();
			}
		} catch (error) {
			this.#log.error('Looking at the open folders failed.', error instanceof Error ? (error.stack ?? error.message) : String(error));
		}
	}

	#open(): void {
		this.#trees = openTrees(this.#folders, this.#sources);
		this.#listedAt = performance.now();
		this.#told = this.#filesNow();
		this.#onChange();
	}

	#lookAtDisk(trees: readonly OpenTree[]): void {
		this.#mustLook = false;
		const waitMs = this.#listedAt + LIST_EVERY_MS - performance.now();
		if (waitMs > 0) {
			trees.forEach(({ covered }) => {
				covered.lookAtFiles();
			});
			this.#listSoon(waitMs);
			return;
		}
		this.#listedAt = performance.now();
		trees.forEach(({ covered }) => {
			covered.lookAtAll(relisted(covered.tree));
		});
	}

	#listSoon(waitMs: number): void {
		this.#listing ??= setTimeout(() => {
			this.#listing = undefined;
			this.#byItself();
		}, waitMs);
	}

	#tellIfChanged(): void {
		const files = this.#filesNow();
		const isSame = files.length === this.#told.length && files.every((file, index) => file === this.#told[index]);
		this.#told = files;
		if (!isSame) {
			this.#onChange();
		}
	}

	#filesNow(): readonly CoveredFile[] {
		return this.files().map(({ covered }) => covered);
	}

	#ledgerFile(tree: OpenTree, covered: CoveredFile): LedgerFile {
		const known = this.#files.get(covered);
		if (known?.tree === tree) {
			return known;
		}
		const file = { tree, covered, hunks: hunksOf(covered), uri: uriOf(tree, covered.path) };
		this.#files.set(covered, file);
		return file;
	}
}

/** A tree that has gone has no files. */
function relisted(tree: WorkTree): WorkTree {
	try {
		return openWorkTree(tree.root);
	} catch {
		return { ...tree, files: [] };
	}
}
