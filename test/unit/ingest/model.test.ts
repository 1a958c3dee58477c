/** Whatever happens to the transcripts, what was read in small steps is what one reading of everything would have given. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { assertNever } from '../../../src/base/assertNever.ts';
import { packTrace } from '../../../src/domain/trace/packedTrace.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { always, type FileRow, type Store } from '../../../src/ingest/store/store.ts';
import { Home, lineOf, rowsIn } from './home.ts';
import { runs } from '../../support/facts.ts';

type Step =
	| { readonly kind: 'append' | 'replace'; readonly file: string; readonly content: string }
	/** Ends without a line end, and maybe in the middle of a character. */
	| { readonly kind: 'appendHalf'; readonly file: string; readonly content: string; readonly bytes: number }
	| { readonly kind: 'truncate'; readonly file: string; readonly bytes: number }
	| { readonly kind: 'rename'; readonly file: string; readonly to: string }
	| { readonly kind: 'delete'; readonly file: string }
	| { readonly kind: 'restart' }
	| { readonly kind: 'sweep' };

const at = fc.nat({ max: 9 });
const name = fc.constantFrom('a', 'b', 'ü');
const record: fc.Arbitrary<string> = fc.oneof(
	fc.record({ reply: name, output: fc.nat({ max: 3 }), at }).map(lineOf),
	fc.record({ session: name, at }).map(lineOf),
	fc.record({ start: name, at }).map(lineOf),
	fc.record({ finish: name, at }).map(lineOf),
	fc.record({ title: fc.constant('words'), at }).map(lineOf),
	// Long enough for checkpoints between lines.
	fc.record({ nothing: fc.constant('x'.repeat(50_000)) }).map(lineOf),
	fc.constantFrom('42\n', '\n', '{"odd":1}\n', '{}\r\n', '{"reply":\n'),
);
const content = fc.array(record, { maxLength: 5 }).map(lines => lines.join(''));
const file = fc.constantFrom('a.log', 'b.log', 'deep/c.log');
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('append' as const), file, content }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('appendHalf' as const), file, content: record, bytes: fc.nat({ max: 40 }) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), file, content }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('truncate' as const), file, bytes: fc.nat({ max: 400 }) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), file, to: file }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), file }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
);

const NUM_RUNS = 150;

suite('ingest in small steps', () => {
	test('gives what reading everything at once gives', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), async steps => {
				const world = new World();
				try {
					for (const one of steps) {
						await world.take(one);
					}
					await world.take({ kind: 'sweep' });
				} finally {
					world.end();
				}
			}),
			runs(NUM_RUNS),
		);
	}).timeout(60_000);
});

/** A home, the store that follows it, and the oracle. */
class World {
	readonly #home = new Home();
	/** All that one reading of everything has ever given. */
	readonly #seen = new MemoryStore();
	#store: Store = this.#open();

	async take(step: Step): Promise<void> {
		switch (step.kind) {
			case 'append':
				this.#home.append(step.file, step.content);
				return;
			case 'appendHalf':
				this.#home.append(step.file, Buffer.from(step.content).subarray(0, step.bytes));
				return;
			case 'replace':
				this.#home.write(step.file, step.content);
				return;
			case 'sweep':
				await this.#sweep();
				return;
			case 'restart':
				this.#store.close();
				this.#store = this.#open();
				return;
			case 'truncate':
			case 'rename':
			case 'delete':
				this.#changeExisting(step);
				return;
			default:
				assertNever(step);
		}
	}

	end(): void {
		this.#store.close();
		this.#home.remove();
	}

	#open(): Store {
		const opened = openStore(join(this.#home.folder, 'store.db'), () => 0);
		assert.ok(opened.kind === 'open');
		return opened.store;
	}

	#changeExisting(step: Extract<Step, { kind: 'truncate' | 'rename' | 'delete' }>): void {
		const path = this.#home.path(step.file);
		if (!existsSync(path)) {
			return;
		}
		if (step.kind === 'truncate') {
			this.#home.write(step.file, readFileSync(path).subarray(0, step.bytes));
		} else if (step.kind === 'delete') {
			rmSync(path);
		} else if (existsSync(this.#home.path('deep')) || step.to !== 'deep/c.log') {
			renameSync(path, this.#home.path(step.to));
		}
	}

	async #sweep(): Promise<void> {
		const scratch = new MemoryStore();
		await this.#home.ingest(scratch).sweep();
		this.#remember(scratch);
		await this.#home.ingest(this.#store).sweep();
		assert.deepEqual(rowsIn(this.#store), rowsIn(this.#seen));
		for (const expected of scratch.files()) {
			assert.deepEqual(whatWasRead(this.#store.file(expected.path)), whatWasRead(expected));
		}
		const again = await this.#home.ingest(this.#store).sweep();
		assert.ok(again.kind === 'done');
		assert.equal(again.progress.filesTotal, 0);
	}

	#remember(scratch: Store): void {
		const [file] = scratch.files();
		const rows = {
			session: scratch.sessions(),
			title: scratch.titles(),
			turn: scratch.turns(always),
			response: scratch.responses(always),
			edit: scratch.edits(always),
			trace: scratch.traces(scratch.edits(always).map(edit => edit.path)).map(packTrace),
			run: scratch.runs(always),
			wait: scratch.waits(always),
		};
		if (file !== undefined) {
			this.#seen.commit({ file, rows });
		}
	}
}

/** Where reading goes on may differ, what was read may not; that there was something else before only a second reading can know. */
function whatWasRead(file: FileRow | undefined): unknown {
	return file && [file.size, file.modifiedAt, file.counts, file.trouble?.includes('since it was last read') === true ? null : file.trouble];
}
