/** Where the real files of `../shared/fixtures/agents` would lie below a root of their agent's. */
import path from 'node:path';
import type { Beside } from '../../src/agents/agent.ts';
import { nothingBeside } from './agents.ts';

/** Whether real sessions of the agent lie in the shared folder. */
export function hasRealFiles(agent: string): boolean {
	return agent in places;
}

/** Null for a file that is none of the agent's, or that it does not read. */
export function belowOf(agent: string, file: string): string | null {
	return places[agent]?.below(path.basename(file), file) ?? null;
}

/** Whether a file that has no place is one that is not read on purpose. */
export function leftUnread(agent: string, file: string): boolean {
	return places[agent]?.leftUnread?.test(file) ?? false;
}

/** What lies beside a file in place. */
export function besideReal(_agent: string, _file: string): Beside {
	return nothingBeside;
}

interface Place {
	readonly below: (name: string, file: string) => string | null;
	readonly leftUnread?: RegExp;
}

/** The extension's own transcripts, which repeat the sessions, and what is no session at all. */
const notSessions = /(?:event_stream|transcript_session_lookup)\.jsonl$|[\\/]transcripts[\\/]|(?:workspace|models|expected)\.json$/;

/** The one list of where each agent's files would lie. */
const places: Readonly<Record<string, Place>> = {
	'copilot-chat': {
		below: (name, file) => {
			if (name.endsWith('.db')) {
				return 'github.copilot-chat/agent-traces.db';
			}
			return /\.jsonl?$/.test(name) && !notSessions.test(file) ? `workspace/chatSessions/${name}` : null;
		},
		leftUnread: notSessions,
	},
	'copilot-cli': { below: name => (name.endsWith('.jsonl') ? 'session/events.jsonl' : null) },
	'gemini-cli': { below: name => (/\.jsonl?$/.test(name) ? `project/chats/${name}` : null) },
};
