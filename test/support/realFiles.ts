/** Where the real files of `../shared/fixtures/agents` would lie below a root of their agent's. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Beside } from '../../src/agents/agent.ts';
import { besideOf } from '../../src/ingest/beside.ts';
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
export function besideReal(agent: string, file: string): Beside {
	const below = places[agent]?.root?.exec(file)?.[0];
	return below === undefined ? nothingBeside : besideOf({ path: realpathSync.native(file), below });
}

interface Place {
	readonly below: (name: string, file: string) => string | null;
	readonly leftUnread?: RegExp;
	/** The part of a file's path that is below the root of what its reader looks into. */
	readonly root?: RegExp;
}

/** The extension's own transcripts, which repeat the sessions, and what is no session at all. */
const notSessions = /(?:event_stream|transcript_session_lookup)\.jsonl$|[\\/]transcripts[\\/]|(?:workspace|models|expected)\.json$/;

const olderSession = /session[\\/][^\\/]+[\\/][^\\/]+\.json$/;
/** Messages and parts, which are read with their session; what another program recorded of sessions; a database with nothing in it. */
const notOpencode = /[\\/](?:message|part)[\\/]|[\\/]migration$|transcript\.jsonl$|sqlite-empty/;

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
	opencode: {
		below: (name, file) => {
			const session = olderSession.exec(file)?.[0];
			return session === undefined ? (/\.db$/.test(name) && !notOpencode.test(file) ? name : null) : `storage/${session}`;
		},
		leftUnread: notOpencode,
		root: olderSession,
	},
	windsurf: { below: name => (name.endsWith('.jsonl') ? name : null) },
	kiro: { below: name => (name.endsWith('.jsonl') ? `cli/${name}` : null), leftUnread: /\.json$/, root: /[^\\/]+[\\/][^\\/]+\.jsonl$/ },
	droid: {
		below: name => (name.endsWith('.jsonl') ? `project/${name}` : null),
		leftUnread: /\.settings\.json$/,
		root: /[^\\/]+[\\/][^\\/]+\.jsonl$/,
	},
	crush: { below: name => (name === 'crush.db' ? name : null), leftUnread: /-(?:wal|shm)$/ },
	cursor: {
		below: (name, file) => {
			if (name === 'state.vscdb') {
				return 'workspace/state.vscdb';
			}
			const subagents = /subagents[\\/][^\\/]+$/.test(file) ? 'parent/subagents/' : '';
			return name.endsWith('.jsonl') ? `project/agent-transcripts/${subagents}${name}` : null;
		},
		leftUnread: /test-store\.db$/,
	},
	amp: { below: name => name },
	kimi: {
		below: name =>
			name.endsWith('.jsonl') ? `folder/session/agents/${name.startsWith('subagent') ? 'agent-0' : 'main'}/wire.jsonl` : null,
		leftUnread: /state\.json$/,
	},
	aider: { below: name => (name.endsWith('.md') ? '.aider.chat.history.md' : 'aider-analytics.jsonl') },
	continue: { below: name => name },
	pi: { below: name => `folder/${name}` },
	'qwen-code': { below: name => `project/chats/${name}` },
	'gemini-cli': { below: name => (/\.jsonl?$/.test(name) ? `project/chats/${name}` : null) },
};
