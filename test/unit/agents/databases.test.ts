/** Every agent's database as it may be met: held, with its log alone, half written, of another version, and with cells of anything. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import fc from 'fast-check';
import type { Agent } from '../../../src/agents/agent.ts';
import { agents } from '../../../src/agents/registry.ts';
import { filesBelow, readFile } from '../../support/agentFiles.ts';
import { AgentHome } from '../../support/agentHome.ts';
import { rootsOf } from '../../support/agents.ts';
import { runs } from '../../support/facts.ts';
import { execute, SQL_ENDING, statementsIn, UNSAFE } from '../../support/sqlFixture.ts';

interface Fixture {
	readonly agent: Agent;
	/** Below the home. */
	readonly name: string;
	/** Below the agent's root. */
	readonly below: string;
	readonly claim: string;
	readonly statements: readonly string[];
}

const folder = path.resolve(import.meta.dirname, '../../fixtures');
const fixtures = agents.flatMap(fixturesOf);

suite('Databases of agents', () => {
	let home: AgentHome | undefined;
	teardown(() => {
		home?.remove();
		home = undefined;
	});

	test('stand in a fixture for each agent that keeps one', () => {
		const names = ['copilot-chat', 'opencode', 'cursor', 'crush', 'goose', 'zed'];
		assert.deepEqual([...new Set(fixtures.map(({ agent }) => agent.id as string))].sort(), names.sort());
	});

	/** A home with the fixture's database, and what it tells. */
	const made = async (fixture: Fixture): Promise<{ readonly home: AgentHome; readonly file: string; readonly rows: unknown }> => {
		home = new AgentHome(fixture.agent);
		const whole = new AgentHome(fixture.agent);
		try {
			const statements = [...fixture.statements];
			execute(path.join(whole.folder, fixture.name), statements);
			await whole.sweep();
			return { home, file: path.join(home.folder, fixture.name), rows: whole.rows() };
		} finally {
			whole.remove();
		}
	};

	for (const fixture of fixtures) {
		const { agent, claim, statements } = fixture;

		test(`${agent.name}: one that is held is tried again (${claim})`, async () => {
			const { home: met, file, rows } = await made(fixture);
			execute(file, statements);
			const holder = new DatabaseSync(file);
			try {
				holder.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
				await met.sweep();
				assert.deepEqual(met.rows(), {});
				holder.exec('ROLLBACK');
				await met.sweep();
				assert.deepEqual(met.rows(), rows);
			} finally {
				holder.close();
			}
		});

		test(`${agent.name}: one whose rows stand in its log, without the file beside it (${claim})`, async () => {
			const { home: met, file, rows } = await made(fixture);
			const writer = new AgentHome(agent);
			const written = path.join(writer.folder, fixture.name);
			mkdirSync(path.dirname(written), { recursive: true });
			mkdirSync(path.dirname(file), { recursive: true });
			const open = new DatabaseSync(written);
			try {
				open.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
				statements.forEach(statement => {
					open.exec(statement);
				});
				['', '-wal'].forEach(end => {
					copyFileSync(written + end, file + end);
				});
				await met.sweep();
				assert.deepEqual(met.rows(), rows);
			} finally {
				open.close();
				writer.remove();
			}
		});

		test(`${agent.name}: one that was half written is named (${claim})`, async () => {
			const { home: met, file } = await made(fixture);
			execute(file, statements);
			writeFileSync(file, readFileSync(file).subarray(0, 5_000));
			await met.sweep();
			assert.match(met.store.files()[0]?.trouble ?? '', /is no whole SQLite database|could not be asked for its/);
		});

		test(`${agent.name}: one of a newer version tells the same, or what could not be asked (${claim})`, async () => {
			const { home: met, file, rows } = await made(fixture);
			execute(file, [
				...statements,
				'CREATE TABLE hologram (id TEXT)',
				...tablesIn(statements).map(table => `ALTER TABLE ${table} ADD COLUMN hologram TEXT`),
			]);
			await met.sweep();
			assert.deepEqual(met.rows(), rows);
			const template = templateOf(statements);
			for (const [table, column] of columnsIn(statements)) {
				const other = new AgentHome(agent);
				try {
					other.write(fixture.name, template);
					other.execute(fixture.name, `ALTER TABLE ${table} RENAME COLUMN ${column} TO hologram`);
					await other.sweep();
					const [found] = other.store.files();
					assert.ok(found !== undefined && (found.trouble !== null || found.counts.lines > 0), `${table}.${column} is missed in silence`);
				} finally {
					other.remove();
				}
			}
		});

		test(`${agent.name}: cells of anything do no harm (${claim})`, () => {
			const template = templateOf(statements);
			const places = columnsIn(statements);
			fc.assert(
				fc.property(fc.constantFrom(...places), fc.nat(), cell, ([table, column], row, value) => {
					const folder = mkdtempSync(path.join(tmpdir(), 'bookend-cells-'));
					const file = path.join(folder, 'database');
					try {
						writeFileSync(file, template);
						const sql = `UPDATE ${table} SET ${column} = ? WHERE rowid = (SELECT rowid FROM ${table} LIMIT 1 OFFSET ? % (SELECT count(*) FROM ${table}))`;
						change(file, sql, [value, row]);
						const { facts } = readFile(agent, file, fixture.below);
						assert.ok(facts.every(fact => !('at' in fact) || Number.isFinite(fact.at)));
					} finally {
						rmSync(folder, { recursive: true });
					}
				}),
				runs(25),
			);
		});
	}
});

const cell = fc.oneof(
	fc.string(),
	fc.jsonValue().map(value => JSON.stringify(value)),
	fc.double({ noNaN: true }),
	fc.integer(),
	fc.constant(null),
	fc.uint8Array({ maxLength: 40 }),
	fc.constantFrom('[', '{"type":', '[{}]', '[null]', '{"__proto__":1}', '9'.repeat(40)),
);

/** Some columns refuse null: their row stays as it was. */
function change(file: string, sql: string, parameters: readonly SQLInputValue[]): void {
	const database = new DatabaseSync(file);
	try {
		database.exec(UNSAFE);
		database.prepare(sql).run(...parameters);
	} catch (error) {
		assert.match(String(error), /constraint|too big|out of range/i);
	} finally {
		database.close();
	}
}

/** The file that the statements make. */
function templateOf(statements: readonly string[]): Buffer {
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-template-'));
	try {
		execute(path.join(folder, 'database'), statements);
		return readFileSync(path.join(folder, 'database'));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Of each table the columns that are no key: by keys rows are found. */
function columnsIn(statements: readonly string[]): readonly (readonly [table: string, column: string])[] {
	return askIn(
		statements,
		`SELECT t.name AS a, c.name AS b FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND c.pk = 0`,
	);
}

function tablesIn(statements: readonly string[]): readonly string[] {
	return [...new Set(columnsIn(statements).map(([table]) => table))];
}

function askIn(statements: readonly string[], sql: string): readonly (readonly [string, string])[] {
	const database = new DatabaseSync(':memory:');
	try {
		statements
			.filter(statement => statement.startsWith('CREATE TABLE'))
			.forEach(statement => {
				database.exec(statement);
			});
		const rows = database.prepare(sql).all();
		return rows.map(({ a, b }) => [String(a), String(b)] as const).filter(([table]) => !table.startsWith('sqlite_'));
	} finally {
		database.close();
	}
}

function fixturesOf(agent: Agent): readonly Fixture[] {
	const own = path.join(
		folder,
		agent.id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
	);
	return filesBelowOrNone(own)
		.filter(file => file.endsWith(SQL_ENDING))
		.flatMap(file => {
			const [claim = '', ...rest] = path.relative(own, file).split(`${path.sep}home${path.sep}`);
			const name = rest.join(path.sep).slice(0, -SQL_ENDING.length);
			const roots = rootsOf(agent, { home: '/home', platform: 'linux', variables: {} });
			const below = roots
				.map(root => path.relative(root.folder, path.join('/home', name)))
				.find(one => agent.transcript(path.join('/home', name), one)?.form === 'database');
			return below === undefined ? [] : [{ agent, claim, name, below, statements: statementsIn(readFileSync(file, 'utf8')) }];
		});
}

function filesBelowOrNone(own: string): readonly string[] {
	try {
		return filesBelow(own);
	} catch {
		return [];
	}
}
