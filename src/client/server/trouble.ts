import { assertNever } from '../../base/assertNever.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { Trouble } from '../../protocol/overview.ts';
import type { SupervisorState } from './supervisor.ts';

/** After so many crashes in a row it is fair to say that the server does not run. Chosen. */
const MANY_CRASHES = 5;

/** What the views say while the server does not run; null while it does. */
export function troubleOf(state: SupervisorState<unknown>): Trouble | null {
	switch (state.kind) {
		case 'running':
			return null;
		case 'starting':
			return state.crashes === 0
				? { kind: 'starting', sentence: 'Bookend is starting.' }
				: crashed(state.crashes, 'It is being started again.');
		case 'waiting':
			return crashed(state.crashes, `It is started again after ${String(state.waitMs / SECOND_MS)} s.`);
		case 'stopped':
			return { kind: 'stopped', sentence: "Bookend's server is not running. Restart it to see numbers." };
		default:
			return assertNever(state);
	}
}

function crashed(crashes: number, whatNow: string): Trouble {
	if (crashes < MANY_CRASHES) {
		return { kind: 'restarting', sentence: `Bookend's server stopped unexpectedly. ${whatNow}` };
	}
	return { kind: 'stopped', sentence: `Bookend's server has stopped ${String(crashes)} times in a row; the log says why. ${whatNow}` };
}
