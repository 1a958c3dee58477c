import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allFixtures, fixtures, read } from './fixtures.ts';

suite('Reports: what each says', () => {
	for (const fixture of allFixtures()) {
		test(fixture.claim.replaceAll('-', ' '), () => {
			const found = JSON.parse(JSON.stringify(read(fixture))) as unknown;
			const golden = path.join(fixtures, fixture.claim, 'expected.json');
			if (process.env['UPDATE_GOLDEN'] === '1') {
				writeFileSync(golden, `${JSON.stringify(found, null, '\t')}\n`);
			}
			assert.ok(existsSync(golden), `${fixture.claim} has no expected.json: UPDATE_GOLDEN=1 writes one`);
			assert.deepEqual(found, JSON.parse(readFileSync(golden, 'utf8')));
		});
	}
});
