/** Every real file of `../shared/fixtures/agents`, swept where it would lie: it tells something, or doctor names it. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Agent, Machine } from '../../../src/agents/agent.ts';
import { agents } from '../../../src/agents/registry.ts';
import { silentLogger } from '../../../src/base/log.ts';
import { Ingest } from '../../../src/ingest/ingest.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { filesBelow } from '../../support/agentFiles.ts';
import { rootsOf } from '../../support/agents.ts';
import { belowOf, hasRealFiles, leftUnread } from '../../support/realFiles.ts';
import { sharedPath } from '../../support/shared.ts';

suite('The folder of real files', () => {
	let folder: string;
	setup(() => {
		folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'bookend-whole-')));
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});

	test('has a place for the files of each agent that is read', function () {
		const shared = sharedPath('fixtures', 'agents');
		if (shared === undefined) {
			this.skip();
		}
		const names = new Set(readdirSync(shared));
		const homeless = agents.filter(({ id }) => names.has(id) && !hasRealFiles(id));
		assert.deepEqual(
			homeless.map(({ name }) => name),
			[],
		);
	});

	for (const agent of agents.filter(({ id }) => hasRealFiles(id))) {
		test(`${agent.name}: each file tells something, or is named`, async function () {
			const shared = sharedPath('fixtures', 'agents', agent.id);
			if (shared === undefined) {
				this.skip();
			}
			const homes = filesBelow(shared).flatMap((file, index) => placed(agent, file, path.join(folder, String(index))));
			const store = new MemoryStore();
			const machines = homes.map(({ home }): Machine => ({ home, platform: 'linux', variables: {} }));
			const ingest = new Ingest({ agents: [agent], store, machines, log: silentLogger, yieldToOthers: () => Promise.resolve() });
			await ingest.sweep();
			const told = new Set(
				store.files().flatMap(({ path: file, counts, trouble }) => {
					const isNamed = trouble !== null || counts.unreadable + counts.oversized + counts.torn + Object.keys(counts.unknown).length > 0;
					return counts.lines > 0 || isNamed ? [file] : [];
				}),
			);
			const leftOut = new Set(ingest.places().flatMap(place => (place.leftOut.length > 0 ? [place.folder] : [])));
			const silent = homes.filter(({ file }) => !told.has(file) && ![...leftOut].some(root => file.startsWith(root)));
			assert.deepEqual(
				silent.map(({ from }) => from),
				[],
			);
			assert.ok(homes.length > 0);
		});
	}
});

interface Placed {
	readonly from: string;
	readonly home: string;
	readonly file: string;
}

/** A home with the file where it would lie, and with what lies beside it under the same name. None for a file that is left unread. */
function placed(agent: Agent, from: string, home: string): readonly Placed[] {
	const below = belowOf(agent.id, from);
	if (below === null) {
		assert.ok(leftUnread(agent.id, from), `${from} has no place`);
		return [];
	}
	const file = placeOf(agent, below, home);
	assert.ok(file !== undefined, `${agent.name} does not look where ${below} would lie`);
	mkdirSync(path.dirname(file), { recursive: true });
	copyFileSync(from, file);
	const stem = path.basename(from).replace(/\.[^.]+$/, '');
	for (const name of readdirSync(path.dirname(from)).filter(other => other !== path.basename(from))) {
		const ending = name.startsWith(path.basename(from)) ? path.basename(file) + name.slice(path.basename(from).length) : null;
		const isStems = name.startsWith(`${stem}.`) && !name.endsWith('.jsonl');
		if (ending !== null || isStems) {
			copyFileSync(path.join(path.dirname(from), name), path.join(path.dirname(file), ending ?? name));
		}
	}
	return [{ from, home, file }];
}

function placeOf(agent: Agent, below: string, home: string): string | undefined {
	const roots = rootsOf(agent, { home, platform: 'linux', variables: {} });
	const files = roots.map(root => path.join(root.folder, below));
	return files.find(file =>
		roots.some(({ folder, depth }) => {
			const own = path.relative(folder, file).split(path.sep);
			return own[0] !== '..' && own.length - 1 <= depth && agent.transcript(file, own.join('/')) !== null;
		}),
	);
}
