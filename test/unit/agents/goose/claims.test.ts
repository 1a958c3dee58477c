import assert from 'node:assert/strict';
import { goose } from '../../../../src/agents/goose/goose.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';
import { rootsOf } from '../../../support/agents.ts';

suiteOfClaims(goose, 'goose');

suite('Goose: where sessions lie', () => {
	test('on each system, and where the environment says', () => {
		const folder = (platform: NodeJS.Platform, home: string, variables: Record<string, string> = {}): string | undefined =>
			rootsOf(goose, { platform, home, variables })[0]?.folder;
		assert.equal(folder('linux', '/home/dev'), '/home/dev/.local/share/goose/sessions');
		assert.equal(folder('darwin', '/Users/dev', { XDG_DATA_HOME: '/data' }), '/data/goose/sessions');
		assert.equal(folder('win32', 'C:\\Users\\dev'), 'C:\\Users\\dev\\AppData\\Roaming\\Block\\goose\\data\\sessions');
		assert.equal(folder('linux', '/home/dev', { GOOSE_PATH_ROOT: '/mnt/goose' }), '/mnt/goose/data/sessions');
	});
});
