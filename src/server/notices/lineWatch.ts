/** What the engineer does with lines of agents, found out while they do it: later nobody knows what was on screen. */
import { Gaze } from '../../domain/ledger/gaze.ts';
import { linesOfEditedHunks } from '../../domain/ledger/editedHunks.ts';
import type { LineDeed } from '../../domain/ledger/ledger.ts';
import { ACTIVE_MS } from '../../domain/time/constants.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';
import type { Notice, View } from '../../protocol/notices.ts';
import type { CoveredFile, CoveredLine } from '../ledger/coverage.ts';
import { realFile } from '../ledger/folders.ts';
import { originOf } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import type { DeedOf } from './deed.ts';
import { sightOf, type Sighted } from './sight.ts';
import type { Look } from './stretches.ts';

/** The ledger, as it stands. */
export interface Lines {
	fileAt(uri: string): LedgerFile | undefined;
	/** All files of the open folders in which agents wrote. */
	files(): readonly LedgerFile[];
}

type NoticeOf<K extends Notice['kind']> = Extract<Notice, { kind: K }>;
type Deeds = readonly DeedOf<'lines'>[];

export class LineWatch {
	readonly #lines: Lines;
	readonly #gaze = new Gaze();
	#presentUntil = -Infinity;
	#view: View | null = null;
	#sighted: Sighted | null = null;
	/** The file that is looked at, as it stood before what is being typed. */
	#before: CoveredFile | undefined;
	/** Lines of it that were told to be seen. */
	#told = new Set<LineKey>();

	constructor(lines: Lines) {
		this.#lines = lines;
	}

	/** What is looked at; null while the window has not the focus. */
	get look(): Look | null {
		return this.#sighted?.look ?? null;
	}

	/** Whether somebody was there lately. */
	isAttended(now: number): boolean {
		return now <= this.#presentUntil + ACTIVE_MS;
	}

	present(from: number, to: number): Deeds {
		const seen = this.seenBy(from);
		if (!this.isAttended(from)) {
			this.#gaze.skipTo(from);
		}
		this.#presentUntil = Math.max(this.#presentUntil, to);
		return seen;
	}

	view({ at, view }: NoticeOf<'view'>): Deeds {
		const seen = this.seenBy(at);
		const isOther = uriOf(view) !== uriOf(this.#view);
		this.#view = view;
		this.#sight(at);
		if (isOther) {
			this.#told = new Set();
			this.#before = this.#sighted?.file?.covered;
		}
		return seen;
	}

	/** The ledger may have changed: looks again at what is on screen. */
	lookAgain(now: number): Deeds {
		const seen = this.seenBy(now);
		this.#sight(now);
		const file = this.#sighted?.file?.covered;
		if (file !== undefined && isSameText(this.#before, file)) {
			this.#before = file;
		}
		return seen;
	}

	/** Lines that are on screen and come to be seen by that time. */
	seenBy(at: number): Deeds {
		const keys = new Set(this.#gaze.upTo(Math.min(at, this.#presentUntil + ACTIVE_MS)));
		const { file, lines = [] } = this.#sighted ?? {};
		const seen = lines.filter(({ key, state }) => state.human === 'none' && keys.has(key) && !this.#told.has(key));
		seen.forEach(({ key }) => this.#told.add(key));
		return file === undefined ? [] : deedWith(file, 'looked', at, seen);
	}

	/** Typing inside of an agent's hunk is a review of what was before the eyes: of a hunk that is longer than the screen only that. */
	typed({ uri, to }: NoticeOf<'changed'>): Deeds {
		const before = this.#before;
		const file = this.#lines.fileAt(uri);
		if (uri !== uriOf(this.#view) || before === undefined || file === undefined || !file.covered.isApplicable) {
			return [];
		}
		const edited = linesOfEditedHunks(
			before.lines.map(line => ({ key: line.key, edit: originOf(line)?.edit ?? null })),
			file.covered.lines.map(({ key }) => key),
		);
		const lines = edited.flatMap(index => file.covered.lines[index] ?? []);
		return deedWith(
			file,
			'edited',
			to,
			lines.filter(line => isToReview(line) && (line.state.human === 'seen' || this.#isOnScreen(line))),
		);
	}

	/** Whoever changed a document, this is how it stands before the next change. */
	changed(uri: string): void {
		if (uri === uriOf(this.#view)) {
			this.#before = this.#lines.fileAt(uri)?.covered;
		}
	}

	stopped({ uri, line, at }: NoticeOf<'stopped'>): Deeds {
		const file = this.#lines.fileAt(uri);
		return file === undefined ? [] : deedWith(file, 'stopped', at, file.covered.lines.slice(line, line + 1).filter(isToReview));
	}

	/** Staging or committing what was seen is a review of it. */
	git({ deed, at, paths }: NoticeOf<'git'>): Deeds {
		if (deed === 'checkout' || paths.length === 0) {
			return [];
		}
		const named = new Set(paths.map(realFile));
		const way = deed === 'commit' ? 'committed' : 'staged';
		return this.#lines
			.files()
			.filter(file => named.has(pathOf(file)))
			.flatMap(file =>
				deedWith(
					file,
					way,
					at,
					file.covered.lines.filter(line => isToReview(line) && line.state.human === 'seen'),
				),
			);
	}

	#sight(at: number): void {
		this.#sighted = this.#view === null ? null : sightOf(this.#view, uri => this.#lines.fileAt(uri));
		this.#gaze.look(
			at,
			(this.#sighted?.lines ?? []).map(({ key }) => key),
		);
	}

	#isOnScreen({ number }: CoveredLine): boolean {
		const visible = this.#view === null || this.#view.kind === 'elsewhere' ? [] : this.#view.visible;
		return visible.some(({ from, to }) => from < number && number <= to);
	}
}

function uriOf(view: View | null): string | null {
	switch (view?.kind) {
		case 'text':
			return view.uri;
		case 'diff':
			return view.modified;
		case 'elsewhere':
		case undefined:
			return null;
	}
}

function isSameText(before: CoveredFile | undefined, now: CoveredFile): boolean {
	return (
		before === undefined ||
		(before.lines.length === now.lines.length && before.lines.every(({ key }, index) => key === now.lines[index]?.key))
	);
}

function isToReview(line: CoveredLine): boolean {
	return originOf(line) !== null && line.state.human !== 'reviewed';
}

function pathOf({ tree, covered }: LedgerFile): string {
	return `${tree.covered.tree.root}/${covered.path}`;
}

function deedWith(file: LedgerFile, deed: LineDeed, at: number, lines: readonly CoveredLine[]): Deeds {
	const keys = file.covered.isApplicable ? lines.map(({ key }) => key) : [];
	return keys.length === 0 ? [] : [{ kind: 'lines', at, file: pathOf(file), deed, keys }];
}
