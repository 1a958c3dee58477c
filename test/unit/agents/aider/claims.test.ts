import { aider } from '../../../../src/agents/aider/aider.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

/** Aider writes local times. */
suite('aider: in a known zone', () => {
	const zone = process.env['TZ'];

	suiteSetup(() => {
		process.env['TZ'] = 'UTC';
	});

	suiteTeardown(() => {
		if (zone === undefined) {
			delete process.env['TZ'];
		} else {
			process.env['TZ'] = zone;
		}
	});

	suiteOfClaims(aider, 'aider');
});
