import assert from 'node:assert/strict';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { Query } from '../../../../src/ingest/store/query.ts';

suite('queries', () => {
	let database: DatabaseSync;
	setup(() => {
		database = new DatabaseSync(':memory:');
		database.exec(`CREATE TABLE "t" ("c" TEXT, "b" REAL, "a" BLOB); INSERT INTO "t" VALUES ('x', 1.5, x'01'), (NULL, 2, NULL)`);
	});
	teardown(() => {
		database.close();
	});

	const sql = 'SELECT "b", "a", "c" FROM "t" WHERE "b" >= ? ORDER BY "b"';
	const rows = [
		[1.5, new Uint8Array([1]), 'x'],
		[2, null, null],
	];
	const check = (): void => {
		const query = new Query(database, sql);
		assert.deepEqual(
			query.all([0], cells => [...cells]),
			rows,
		);
		assert.deepEqual([...(query.first([2]) ?? [])], rows[1]);
		assert.equal(query.first([3]), undefined);
	};

	test('give the cells of each row in the order of the columns', check);

	test('do so where SQLite gives objects', () => {
		const newer = Object.getOwnPropertyDescriptor(StatementSync.prototype, 'setReturnArrays');
		assert.ok(newer !== undefined);
		Reflect.deleteProperty(StatementSync.prototype, 'setReturnArrays');
		try {
			check();
		} finally {
			Object.defineProperty(StatementSync.prototype, 'setReturnArrays', newer);
		}
	});
});
