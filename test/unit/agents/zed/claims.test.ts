import assert from 'node:assert/strict';
import { zed } from '../../../../src/agents/zed/zed.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';
import { rootsOf } from '../../../support/agents.ts';

suiteOfClaims(zed, 'zed');

suite('Zed: where threads lie', () => {
	test('on each system, and where the environment says', () => {
		const folder = (platform: NodeJS.Platform, home: string, variables: Record<string, string> = {}): string | undefined =>
			rootsOf(zed, { platform, home, variables })[0]?.folder;
		assert.equal(folder('linux', '/home/dev'), '/home/dev/.local/share/zed/threads');
		assert.equal(folder('linux', '/home/dev', { XDG_DATA_HOME: '/data' }), '/data/zed/threads');
		assert.equal(folder('darwin', '/Users/dev'), '/Users/dev/Library/Application Support/Zed/threads');
		assert.equal(folder('win32', 'C:\\Users\\dev'), 'C:\\Users\\dev\\AppData\\Local\\Zed\\threads');
	});
});
