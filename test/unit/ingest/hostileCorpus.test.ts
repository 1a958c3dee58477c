/** A home that means harm, read by the real command: in bounded memory, and what was left out is counted and named. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { cliJson } from '../../support/cli.ts';

const doctor = z.object({
	agents: z.array(
		z.object({
			agent: z.string(),
			files: z.number(),
			lines: z.number(),
			torn: z.number(),
			oversized: z.number(),
			unreadable: z.number(),
			notUnderstood: z.array(z.string()),
		}),
	),
	troubles: z.array(z.string()),
});
type Counts = Omit<z.infer<typeof doctor>['agents'][number], 'agent' | 'notUnderstood'>;

/** Megabytes: what is held of a home must not grow with what is wrong with it. */
const HEAP = { NODE_OPTIONS: '--max-old-space-size=250' };
const GIGABYTE = 2 ** 30;

interface Trap {
	readonly what: string;
	/** Writes what is wrong into a project's folder. */
	readonly lay: (folder: string) => void;
	readonly counts: Partial<Counts>;
	/** What doctor says of it. */
	readonly said?: RegExp;
}

/** Each is laid beside one transcript that is right. */
const traps: readonly Trap[] = [
	{
		what: '10,000 transcripts',
		lay: folder => {
			for (let number = 0; number < 10_000; number++) {
				writeFileSync(path.join(folder, `${String(number)}.jsonl`), responseLine(`many-${String(number)}`));
			}
		},
		counts: { files: 10_001, lines: 10_001 },
	},
	{
		what: '200,000 sessions in one transcript',
		lay: folder => {
			writeFileSync(
				path.join(folder, 'sessions.jsonl'),
				Array.from({ length: 200_000 }, (_, number) => responseLine(`tiny-${String(number)}`)).join(''),
			);
		},
		counts: { files: 2, lines: 200_001 },
	},
	{
		what: 'a line of 1 GB',
		lay: folder => {
			const descriptor = openSync(path.join(folder, 'long.jsonl'), 'w');
			ftruncateSync(descriptor, GIGABYTE);
			writeSync(descriptor, `\n${responseLine('after')}`, GIGABYTE);
			closeSync(descriptor);
		},
		counts: { files: 2, lines: 3, oversized: 1 },
		said: /1 line left out: longer than Bookend reads; the first in .*long\.jsonl/,
	},
	{
		what: 'a gigabyte without a line end',
		lay: folder => {
			const descriptor = openSync(path.join(folder, 'endless.jsonl'), 'w');
			ftruncateSync(descriptor, GIGABYTE);
			closeSync(descriptor);
		},
		counts: { files: 2, lines: 1, torn: 1 },
		said: /1 file stopping in the middle of a line.*endless\.jsonl/,
	},
	{
		what: 'JSON a million levels deep',
		lay: folder => {
			const deep = `{"type":"user","message":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;
			writeFileSync(path.join(folder, 'deep.jsonl'), `${deep}\n${'['.repeat(1_000_000)}\n${responseLine('after')}`);
		},
		counts: { files: 2, lines: 4, unreadable: 2 },
		said: /2 lines left out: not what the format says; the first in .*deep\.jsonl/,
	},
	{
		what: 'NUL bytes, alone and inside of a record',
		lay: folder => {
			writeFileSync(
				path.join(folder, 'nul.jsonl'),
				`\0\0\0\n${responseLine('nul').replace('"text":"', '"text":"\0')}${responseLine('after')}`,
			);
		},
		counts: { files: 2, lines: 4, unreadable: 2 },
	},
	{
		what: 'links in circles, out of the folder and to nowhere',
		lay: folder => {
			symlinkSync(folder, path.join(folder, 'circle'));
			symlinkSync('b.jsonl', path.join(folder, 'a.jsonl'));
			symlinkSync('a.jsonl', path.join(folder, 'b.jsonl'));
			symlinkSync('/etc/passwd', path.join(folder, 'out.jsonl'));
			symlinkSync('/dev/zero', path.join(folder, 'device.jsonl'));
			symlinkSync('missing', path.join(folder, 'nowhere.jsonl'));
		},
		counts: { files: 1, lines: 1 },
	},
	{
		what: 'a pipe, a folder and, where one may be made, a device with the names of transcripts',
		lay: folder => {
			execFileSync('mkfifo', [path.join(folder, 'pipe.jsonl')]);
			spawnSync('mknod', [path.join(folder, 'zeros.jsonl'), 'c', '1', '5']);
			mkdirSync(path.join(folder, 'folder.jsonl'));
		},
		counts: { files: 1, lines: 1 },
	},
	{
		what: 'names with line ends and characters that steer',
		lay: folder => {
			writeFileSync(path.join(folder, 'two\nlines.jsonl'), `${responseLine('named')}{"type":"torn`);
			writeFileSync(path.join(folder, '\u202e\u001b[31m.jsonl'), responseLine('steering'));
		},
		counts: { files: 3, lines: 3, torn: 1 },
		said: /1 file stopping in the middle of a line/,
	},
];

suite('a home that means harm', function () {
	this.timeout(300_000);
	let home: string;
	let folder: string;
	setup(() => {
		home = mkdtempSync(path.join(tmpdir(), 'bookend-hostile-'));
		folder = path.join(home, '.claude/projects/-work-app');
		mkdirSync(folder, { recursive: true });
		writeFileSync(path.join(folder, 'right.jsonl'), responseLine('right'));
	});
	teardown(() => {
		rmSync(home, { recursive: true });
	});

	for (const { what, lay, counts, said } of traps.filter(() => process.platform !== 'win32')) {
		test(`${what}: read as far as it goes, and the rest is counted`, () => {
			lay(folder);
			const { agents } = doctor.parse(cliJson(['doctor', '--home', home, '--no-store'], HEAP));
			const { agent: _, notUnderstood, ...told } = agents.find(({ agent }) => agent === 'claude-code') ?? assert.fail();
			const wanted: Counts = { files: 0, lines: 0, torn: 0, oversized: 0, unreadable: 0, ...counts };
			assert.deepEqual(Object.fromEntries(Object.keys(wanted).map(name => [name, told[name as keyof Counts]])), wanted);
			assert.match(notUnderstood.join('\n'), said ?? /(?:)/);
		});
	}
});

function responseLine(id: string): string {
	const usage = { input_tokens: 1, output_tokens: 1 };
	const message = {
		id,
		role: 'assistant',
		model: 'claude-haiku-4-5',
		stop_reason: 'end_turn',
		content: [{ type: 'text', text: 'Done.' }],
		usage,
	};
	return `${JSON.stringify({ type: 'assistant', uuid: id, sessionId: id, cwd: '/work/app', timestamp: '2026-10-01T12:00:00Z', message })}\n`;
}
