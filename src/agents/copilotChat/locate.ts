/** Where VS Code keeps its chat sessions, and what GitHub Copilot Chat records of them besides. */
import type { LeftOut, Machine, Root, Transcript } from '../agent.ts';
import { editorUserFolders, joinOn } from '../places.ts';

/** `<workspace>/GitHub.copilot-chat/transcripts/`. */
const WORKSPACES_DEPTH = 3;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const perUser = editorUserFolders(machine).flatMap(user => [
		{ folder: join(user, 'workspaceStorage'), depth: WORKSPACES_DEPTH },
		{ folder: join(user, 'globalStorage', 'emptyWindowChatSessions'), depth: 0 },
		{ folder: join(user, 'globalStorage', 'github.copilot-chat'), depth: 0 },
	]);
	return [...perUser, { folder: join(machine.home, '.copilot', 'otel'), depth: 0 }];
}

export function transcriptAt(path: string, below: string): Transcript | LeftOut | null {
	if (/^[^/]+\/GitHub\.copilot-chat\/transcripts\/[^/]+\.jsonl$/.test(below)) {
		return { form: 'leftOut', why: 'a copy of what the chat sessions tell, without usage' };
	}
	if (isTraces(path)) {
		return below.endsWith('.db') ? { path, below, form: 'database', copying: 'allowed' } : { path, below, form: 'lines' };
	}
	if (isWithoutFolder(path)) {
		return { path, below, form: 'document', parts: [] };
	}
	const parts = ['../workspace.json', `../${debugLogs(below)}/${MAIN_LOG}`];
	return inWorkspace.test(below) ? { path, below, form: 'document', parts } : null;
}

export function sessionIdIn(below: string): string {
	return (below.split('/').at(-1) ?? below).replace(/\.jsonl?$/, '');
}

/** The folder of a session's debug logs, below its workspace's. */
export function debugLogs(below: string): string {
	return `GitHub.copilot-chat/debug-logs/${sessionIdIn(below)}`;
}

export const MAIN_LOG = 'main.jsonl';

const inWorkspace = /^[^/]+\/chatSessions\/[^/]+\.jsonl?$/;

function isTraces(path: string): boolean {
	return /[\\/]github\.copilot-chat[\\/]agent-traces\.db$/.test(path) || /[\\/]\.copilot[\\/]otel[\\/][^\\/]+\.jsonl$/.test(path);
}

function isWithoutFolder(path: string): boolean {
	return /[\\/]emptyWindowChatSessions[\\/][^\\/]+\.jsonl?$/.test(path);
}
