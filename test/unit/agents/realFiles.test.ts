/** Real sessions of every agent (`../shared/fixtures/agents`): each file is read, or what of it could not be is named. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { agents } from '../../../src/agents/registry.ts';
import { addUsage, noUsage, type Usage } from '../../../src/domain/spend/usage.ts';
import type { ResponseFact } from '../../../src/domain/trace/facts.ts';
import { sharedPath } from '../../support/shared.ts';
import { filesBelow, readFile, type FileReading } from '../../support/agentFiles.ts';
import { belowOf, besideReal, hasRealFiles, leftUnread } from '../../support/realFiles.ts';

for (const agent of agents.filter(({ id }) => hasRealFiles(id))) {
	suite(`${agent.name}: real sessions`, () => {
		test('are read, or what could not be is named', function () {
			const folder = sharedPath('fixtures', 'agents', agent.id);
			if (folder === undefined) {
				this.skip();
			}
			const silent: string[] = [];
			for (const file of filesBelow(folder)) {
				const below = belowOf(agent.id, file);
				const reading = below === null ? null : readFile(agent, file, below, besideReal(agent.id, file));
				if (reading === null ? !leftUnread(agent.id, file) : !says(reading)) {
					silent.push(file);
				}
			}
			assert.deepEqual(silent, []);
		});
	});
}

suite('GitHub Copilot CLI: real sessions', () => {
	test('use in all what the program counted when it ended', function () {
		const folder = sharedPath('fixtures', 'agents', 'copilot-cli');
		const agent = agents.find(({ id }) => id === 'copilot-cli');
		if (folder === undefined || agent === undefined) {
			this.skip();
		}
		const counted = new Map<string, Omit<Usage, 'reasoning'>>();
		const responses = new Map<string, ResponseFact>();
		// Only these were recorded whole; the others were cut down by their authors, and their counters with them. After a
		// rewind the program forgets what it used before; that was paid for, and is kept here.
		for (const file of filesBelow(folder).filter(name => /Irrlicht(?!.*rewind)/.test(name))) {
			const { facts } = readFile(agent, file, 'session/events.jsonl');
			facts.filter(fact => fact.kind === 'response').forEach(fact => responses.set(fact.id, fact));
			let session = '';
			for (const line of readFileSync(file, 'utf8')
				.split('\n')
				.filter(text => text !== '')) {
				const event = JSON.parse(line) as ShutdownEvent;
				session = event.data?.sessionId ?? session;
				const sum = shutdownIn(event);
				if (sum !== null) {
					counted.set(session, sum);
				}
			}
		}
		const read = [...counted.keys()].map(session => {
			const own = [...responses.values()].filter(response => response.session.split('/')[0] === `copilot-cli:${session}`);
			return [session, sumOf(own)] as const;
		});
		assert.deepEqual(new Map(read), counted);
		assert.ok(counted.size >= 14, `${String(counted.size)} sessions ended`);
	});
});

interface ShutdownEvent {
	readonly type?: string;
	readonly data?: { readonly sessionId?: string; readonly modelMetrics?: Record<string, { usage?: Record<string, number> }> };
}

function says({ read, misses }: FileReading): boolean {
	return read > 0 || Object.keys(misses).length > 0;
}

/** What `session.shutdown` says of all models, recounted without the reader. */
function shutdownIn(event: ShutdownEvent): Omit<Usage, 'reasoning'> | null {
	if (event.type !== 'session.shutdown') {
		return null;
	}
	const models = Object.values(event.data?.modelMetrics ?? {}).map(({ usage }) => usage);
	const sum = (key: string): number => models.reduce((total, usage) => total + (usage?.[key] ?? 0), 0);
	const [cacheRead, cacheWrite5m] = [sum('cacheReadTokens'), sum('cacheWriteTokens')];
	return { input: sum('inputTokens') - cacheRead - cacheWrite5m, output: sum('outputTokens'), cacheRead, cacheWrite5m, cacheWrite1h: 0 };
}

function sumOf(responses: Iterable<ResponseFact>): Omit<Usage, 'reasoning'> {
	const { reasoning: _, ...sum } = [...responses].map(({ usage }) => usage).reduce(addUsage, noUsage);
	return sum;
}
