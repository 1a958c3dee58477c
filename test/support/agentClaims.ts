/** What an agent's tests have in common: claims as fixture folders, each a home with the result that is expected of it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Agent } from '../../src/agents/agent.ts';
import { always } from '../../src/ingest/store/store.ts';
import { AgentHome, COPIED_AT } from './agentHome.ts';
import { SQL_ENDING, statementsIn } from './sqlFixture.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');

/** `folder` is the agent's below `test/fixtures`. A claim's `home` is read as the engineer's. */
export function suiteOfClaims(agent: Agent, folder: string): void {
	const claims = readdirSync(path.join(fixtures, folder), { withFileTypes: true }).filter(entry => entry.isDirectory());
	suite(`${agent.name}: what transcripts say`, () => {
		let home: AgentHome;
		setup(() => {
			home = new AgentHome(agent);
		});
		teardown(() => {
			home.remove();
		});

		for (const { name } of claims) {
			const claim = path.join(fixtures, folder, name);
			test(name.replaceAll('-', ' '), async () => {
				home.copy(path.join(claim, 'home'));
				const ingest = await home.sweep();
				const titles = await Promise.all(
					home.store.titles().map(async title => [`${title.session} ${title.source}`, await ingest.titleOf(title)]),
				);
				const found = { titles: Object.fromEntries(titles) as unknown, ...Object(home.rows()), files: home.files() } as unknown;
				expectGolden(path.join(claim, 'expected.json'), found);
				for (const edit of home.store.edits(always)) {
					assert.ok(await ingest.editOf(edit), `${edit.id} is not found again`);
				}
			});

			test(`${name.replaceAll('-', ' ')}: the same when it is read as it grows`, async () => {
				home.copy(path.join(claim, 'home'));
				await home.sweep();
				const whole = home.rows();
				const growing = new AgentHome(agent);
				try {
					for (const step of stepsOf(path.join(claim, 'home'))) {
						if ('statement' in step) {
							growing.execute(step.name, step.statement);
						} else {
							growing.write(step.name, step.content, COPIED_AT);
						}
						await growing.sweep();
					}
					assert.deepEqual(growing.rows(), whole);
				} finally {
					growing.remove();
				}
			});
		}
	});
}

export function expectGolden(golden: string, found: unknown): void {
	if (process.env['UPDATE_GOLDEN'] === '1') {
		writeFileSync(golden, `${JSON.stringify(found, null, '\t')}\n`);
	}
	assert.ok(existsSync(golden), `${golden} is missing: UPDATE_GOLDEN=1 writes it`);
	assert.deepEqual(JSON.parse(JSON.stringify(found)), JSON.parse(readFileSync(golden, 'utf8')));
}

const grows = /\.(?:jsonl|sql|history\.md)$/;

type Step = { readonly name: string } & ({ readonly content: string | Buffer } | { readonly statement: string });

/** What lies beside a session is there first, but for what is written when it has ended. */
function turnOf(file: string): number {
	return file.endsWith('.settings.json') ? 2 : Number(grows.test(file));
}

/** A file of lines or a history grows line by line, a database statement by statement. */
function stepsOf(home: string): readonly Step[] {
	const names = readdirSync(home, { recursive: true, encoding: 'utf8', withFileTypes: true })
		.filter(entry => entry.isFile())
		.map(entry => path.join(entry.parentPath, entry.name))
		.sort((a, b) => turnOf(a) - turnOf(b));
	return names.flatMap((file): readonly Step[] => {
		const [name, content] = [path.relative(home, file), readFileSync(file)];
		if (file.endsWith(SQL_ENDING)) {
			return statementsIn(content.toString()).map(statement => ({ name: name.slice(0, -SQL_ENDING.length), statement }));
		}
		if (!grows.test(file)) {
			return [{ name, content }];
		}
		const lines = content.toString().split('\n');
		return lines.map((_, index) => ({ name, content: lines.slice(0, index + 1).join('\n') + (index < lines.length - 1 ? '\n' : '') }));
	});
}
