import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import type { Agent } from '../../../src/agents/agent.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { skippedIn } from '../../../src/ingest/skipped.ts';
import { openSource } from '../../../src/ingest/source.ts';
import { always, type LineCounts } from '../../../src/ingest/store/store.ts';
import { linesReader } from '../../support/agents.ts';
import { Home, lineOf } from './home.ts';
import { madeUpAgent } from './madeUpAgent.ts';

suite('ingest of bad input', () => {
	let home: Home;
	let store: MemoryStore;
	setup(() => {
		home = new Home();
		store = new MemoryStore();
	});
	teardown(() => {
		home.remove();
	});

	const good = lineOf({ reply: 'good' });
	const sweep = async (agents?: readonly Agent[]): Promise<number> => {
		const result = await home.ingest(store, agents).sweep();
		assert.ok(result.kind === 'done');
		return result.progress.filesTotal;
	};
	const replies = (): readonly string[] => store.responses(always).map(row => row.id.replace('made-up:', ''));
	const troubles = (): readonly (string | null)[] => store.files().map(file => file.trouble);
	const check = async (content: string | Buffer, expected: Partial<LineCounts>): Promise<void> => {
		home.write('a.log', content);
		await sweep();
		const zero = { lines: 0, torn: 0, oversized: 0, unreadable: 0, unknown: {} };
		assert.deepEqual(store.file(home.path('a.log'))?.counts, { ...zero, ...expected });
	};

	test('a missing folder is no trouble', async () => {
		assert.equal(await sweep(), 0);
		assert.deepEqual(
			home
				.ingest(store)
				.places()
				.map(place => [place.found, place.troubles]),
			[[0, []]],
		);
	});

	test('a file in place of the folder is said', async () => {
		rmSync(join(home.folder, '.made-up'), { recursive: true, force: true });
		closeSync(openSync(join(home.folder, '.made-up'), 'w'));
		await sweep();
		const [place] = home.ingest(store).places();
		assert.match(place?.troubles.join() ?? '', /\.made-up could not be looked into \(a part of its path is not a folder\)/);
	});

	test('an empty file has no lines', () => check('', {}));

	test('a torn last line is counted, and read when it is whole', async () => {
		await check(good + '{"reply":"to', { lines: 1, torn: 1 });
		home.append('a.log', 'rn"}\n');
		await sweep();
		assert.deepEqual(replies(), ['good', 'torn']);
		assert.deepEqual(skippedIn(store.files()), { tornLines: 0, oversizedLines: 0, unreadableLines: 0, unknownRecords: 0 });
	});

	test('a last line that only lacks its end counts', async () => {
		await check(good + '{"reply":"last"}', { lines: 2 });
		assert.deepEqual(replies(), ['good', 'last']);
		home.append('a.log', `\n${lineOf({ reply: 'more' })}`);
		await sweep();
		assert.deepEqual(replies(), ['good', 'last', 'more']);
		assert.equal(store.files()[0]?.counts.lines, 3);
	});

	test('blank lines are nothing', () => check(`\n\r\n${good}\n`, { lines: 1 }));

	test('a JSON line that is a number is unreadable', async () => {
		await check(`42\n${good}`, { lines: 2, unreadable: 1 });
		assert.deepEqual(replies(), ['good']);
	});

	test('invalid UTF-8 and NUL bytes cost their lines', async () => {
		await check(Buffer.concat([Buffer.from([0xff, 0xfe, 10, 0, 0, 0, 10]), Buffer.from(good)]), { lines: 3, unreadable: 2 });
		assert.deepEqual(replies(), ['good']);
	});

	test('unknown records are counted by type', () =>
		check(lineOf({ strange: 1 }) + lineOf({ strange: 2 }) + lineOf({ odd: 1 }), { lines: 3, unknown: { strange: 2, odd: 1 } }));

	test('unknown types are cut short, and only so many are told apart', async () => {
		home.write('a.log', Array.from({ length: 80 }, (_, index) => lineOf({ [`${'x'.repeat(200)}${index}`]: 1, [`y${index}`]: 1 })).join(''));
		home.write('b.log', Array.from({ length: 80 }, (_, index) => lineOf({ [`type ${index}`]: 1 })).join(''));
		await sweep();
		assert.deepEqual(store.file(home.path('a.log'))?.counts.unknown, { ['x'.repeat(60)]: 80 });
		assert.equal(store.file(home.path('b.log'))?.counts.unknown['(other)'], 30);
		assert.equal(skippedIn(store.files()).unknownRecords, 160);
	});

	test('a line of 64 MB is passed over without being held', async () => {
		home.write('a.log', lineOf({ reply: 'before' }));
		const descriptor = openSync(home.path('a.log'), 'a');
		const megabyte = Buffer.alloc(2 ** 20, 'x');
		for (let count = 0; count < 64; count++) {
			writeSync(descriptor, megabyte);
		}
		writeSync(descriptor, `\n${lineOf({ reply: 'after' })}`);
		closeSync(descriptor);
		const before = process.memoryUsage().arrayBuffers;
		await sweep();
		assert.ok(process.memoryUsage().arrayBuffers - before < 80 * 2 ** 20);
		assert.deepEqual(replies(), ['after', 'before']);
		assert.equal(skippedIn(store.files()).oversizedLines, 1);
		assert.equal(await sweep(), 0);
	});

	test('a reader that fails costs the line, not the transcript', async () => {
		const agent = madeUpAgent();
		const fails: Agent = {
			...agent,
			open: (...asked) => {
				const reader = linesReader(agent.open(...asked));
				return {
					form: 'lines',
					checkpoint: () => reader.checkpoint(),
					read: line => (line.includes('fail') ? assert.fail() : reader.read(line)),
					titleIn: (...title) => reader.titleIn(...title),
				};
			},
		};
		home.write('a.log', lineOf({ fail: 1 }) + good);
		await sweep([fails]);
		assert.deepEqual(replies(), ['good']);
		assert.equal(skippedIn(store.files()).unreadableLines, 1);
	});

	test('only regular files are read', async () => {
		home.write('good.log', good);
		mkdirSync(home.path('folder.log'));
		execFileSync('mkfifo', [home.path('pipe.log')]);
		symlinkSync(home.path('loop.log'), home.path('loop.log'));
		symlinkSync('/dev/zero', home.path('device.log'));
		symlinkSync(home.path('missing'), home.path('dangling.log'));
		symlinkSync(home.path('.'), home.path('around'));
		assert.equal(await sweep(), 1);
		assert.deepEqual(replies(), ['good']);
	});

	test('a pipe that takes the place of a transcript is not waited for', async () => {
		execFileSync('mkfifo', [join(home.folder, 'pipe')]);
		const opening = await openSource({ path: join(home.folder, 'pipe'), form: 'lines' });
		assert.ok(opening.kind === 'closed');
		assert.match(opening.sentence, /is not a regular file; it is not read\.$/);
	});

	test('links are followed as long as they stay below the root', async () => {
		const inside = home.write('real.txt', lineOf({ reply: 'inside' }));
		const outside = home.write('../outside.txt', lineOf({ reply: 'outside' }));
		symlinkSync(inside, home.path('inside.log'));
		symlinkSync(outside, home.path('outside.log'));
		await sweep();
		assert.deepEqual(replies(), ['inside']);
	});

	test('a file and a link to it are one transcript', async () => {
		symlinkSync(home.write('b.log', good), home.path('a.log'));
		assert.equal(await sweep(), 1);
	});

	test('a transcript that vanishes after it was found is none', async () => {
		home.write('a.log', good);
		const path = home.write('b.log', lineOf({ reply: 'gone' }));
		const agent = madeUpAgent();
		// Opening the first reader, of b as the newer one, is the last moment before a is opened.
		const vanishing: Agent = {
			...agent,
			open: (...asked) => {
				rmSync(home.path('a.log'), { force: true });
				return agent.open(...asked);
			},
		};
		assert.equal(await sweep([vanishing]), 2);
		assert.deepEqual(replies(), ['gone']);
		assert.deepEqual(
			store.files().map(file => file.path),
			[path],
		);
		assert.deepEqual(troubles(), [null]);
	});

	test('what cannot be opened is noted, stops nothing, and is tried again', async () => {
		home.write('a.log', good);
		const path = home.write('b.log', lineOf({ reply: 'first' }));
		await sweep();
		const agent = madeUpAgent();
		const elsewhere: Agent = {
			...agent,
			// As if the file had become a folder between two looks at it.
			transcript: (found, below) => agent.transcript(found === path ? home.folder : found, below),
		};
		home.append('a.log', lineOf({ reply: 'more' }));
		await sweep([elsewhere]);
		assert.deepEqual(replies(), ['first', 'good', 'more']);
		assert.deepEqual(
			store
				.files()
				.map(file => file.trouble)
				.filter(trouble => trouble !== null),
			[`${home.folder} is not a regular file; it is not read.`],
		);
		assert.equal(await sweep([elsewhere]), 1);
	});

	suite('compressed', () => {
		const packed = (content: string): Buffer => zlib.zstdCompressSync(content);

		test('is read like any other', async () => {
			home.write('a.log.zst', packed(good + lineOf({ title: 'Words' })));
			await sweep();
			assert.deepEqual(replies(), ['good']);
			const [title] = store.titles();
			assert.ok(title);
			assert.equal(await home.ingest(store).titleOf(title), 'Words');
			assert.equal(await sweep(), 0);
		});

		test('gives way to the plain file of the same name', async () => {
			home.write('a.log.zst', packed(lineOf({ reply: 'packed' })));
			home.write('a.log', lineOf({ reply: 'plain' }));
			await sweep();
			assert.deepEqual(replies(), ['plain']);
		});

		test('has the title where the plain file had it', async () => {
			const content = good + lineOf({ title: 'Words' });
			home.write('a.log', content);
			await sweep();
			home.write('a.log.zst', packed(content));
			rmSync(home.path('a.log'));
			const [title] = store.titles();
			assert.ok(title);
			assert.equal(await home.ingest(store).titleOf(title), 'Words');
		});

		test('and broken is said, and not tried again until it changes', async () => {
			home.write('a.log.zst', packed(good.repeat(100)).subarray(0, 30));
			home.write('b.log.zst', 'no zstd at all');
			home.write('c.log', good);
			await sweep();
			const sentence = (name: string): string => `${home.path(name)} is not a whole zstd file; its figures are missing until it changes.`;
			assert.deepEqual(troubles(), [sentence('a.log.zst'), sentence('b.log.zst'), null]);
			assert.equal(await sweep(), 0);
			home.write('a.log.zst', packed(lineOf({ reply: 'mended' })));
			await sweep();
			assert.deepEqual(replies(), ['good', 'mended']);
			assert.deepEqual(troubles()[0], null);
		});

		test('and too large when unpacked is said', async () => {
			const path = home.write('a.log.zst', packed('x'.repeat(3 * 2 ** 20)));
			const opening = await openSource({ path, form: 'zstdLines' }, 2 ** 20);
			assert.deepEqual(opening, { kind: 'unusable', sentence: `${path} is larger than 1 MB when unpacked; its figures are missing.` });
		});
	});
});
