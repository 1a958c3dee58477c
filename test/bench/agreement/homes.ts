/** Homes in which each agent's real files lie where the agent would have put them, for every program to read. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../support/agentFiles.ts';
import { sharedPath } from '../../support/shared.ts';
import { execute, SQL_ENDING, statementsIn } from '../../support/sqlFixture.ts';

/** Fills a folder with an agent's files, as in the home of somebody who uses it. */
type Fill = (home: string) => void;

/** What is compared, by the agent's id in Bookend. */
export const homes: Readonly<Record<string, Fill>> = {
	'claude-code': folder('home/.claude', '.claude'),
	codex: folder('home/.codex', '.codex'),
	'copilot-cli': each('copilot-cli', /\.jsonl$/, index => `.copilot/session-state/session-${index}/events.jsonl`),
	'copilot-chat': each(
		'copilot-chat',
		/(?:copilot_session|fixtures[\\/]vscode_chat|lookup_\w+)[^\\/]*(?<!workspace|expected)\.jsonl?$/,
		(index, name) => `.config/Code/User/workspaceStorage/workspace-${index}/chatSessions/${name}`,
	),
	'gemini-cli': each('gemini-cli', /\.jsonl?$/, (index, name) => `.gemini/tmp/project-${index}/chats/session-${name}`),
	'qwen-code': each('qwen-code', /\.jsonl$/, (index, name) => `.qwen/projects/project-${index}/chats/${name}`),
	pi: each('pi', /\.jsonl$/, (index, name) => `.pi/agent/sessions/--project-${index}--/${name}`),
	droid: each('droid', /\.jsonl?(?:on)?$/, (index, name) => `.factory/sessions/-project-${index}/${name}`),
	amp: each('amp', /\.json$/, (_, name) => `.local/share/amp/threads/${name}`),
	kimi: each('kimi', /\.jsonl$/, (index, name) => {
		const agent = name.startsWith('subagent') ? 'agent-0' : 'main';
		return `.kimi-code/sessions/project/${uuid(index)}/agents/${agent}/wire.jsonl`;
	}),
	opencode: home => {
		folder('agents/opencode/jazzyalex__agent-sessions/Resources/Fixtures/stage0/agents/opencode/storage_legacy', openCodeStorage)(home);
		folder('agents/opencode/jazzyalex__agent-sessions/Resources/Fixtures/stage0/agents/opencode/storage_v2', openCodeStorage)(home);
		folder('agents/opencode/git-ai-project__git-ai/tests/fixtures/opencode-sqlite', '.local/share/opencode')(home);
	},
	crush: home => {
		folder('agents/crush/rnwolf__dbr/.crush', 'project/.crush')(home);
		const project = {
			path: path.join(home, 'project'),
			data_dir: path.join(home, 'project/.crush'),
			last_accessed: '2026-01-01T00:00:00Z',
		};
		write(path.join(home, '.local/share/crush/projects.json'), JSON.stringify({ projects: [project] }));
	},
	kiro: each('kiro', /\.jsonl?(?:on)?$/, (index, name) => `.kiro/sessions/cli/${name.replace('transcript', `session-${index}`)}`),
	cursor: each('cursor', /\.jsonl$/, index => `.cursor/projects/project-${index}/agent-transcripts/${uuid(index)}/${uuid(index)}.jsonl`),
	goose: madeUp('goose/a-session-with-a-ledger-is-told-call-by-call'),
	zed: madeUp('zed/threads-of-both-generations-are-read'),
};

/** Throws where the shared folder is not there. */
export function fill(agent: string, home: string): void {
	mkdirSync(home, { recursive: true });
	homes[agent]?.(home);
}

const openCodeStorage = '.local/share/opencode/storage';

function folder(from: string, to: string): Fill {
	return home => {
		cpSync(shared(from), path.join(home, to), { recursive: true, preserveTimestamps: true });
	};
}

/** Files that belong together by their folder and the beginning of their names get the same index. */
function each(agent: string, wanted: RegExp, placeOf: (index: string, name: string) => string): Fill {
	return home => {
		const stems = new Map<string, string>();
		for (const file of filesBelow(shared(`agents/${agent}`)).filter(name => wanted.test(name))) {
			const stem = path.join(path.dirname(file), stemOf(file));
			const index = stems.get(stem) ?? String(stems.size);
			stems.set(stem, index);
			const place = path.join(home, placeOf(index, path.basename(file)));
			mkdirSync(path.dirname(place), { recursive: true });
			copyFileSync(file, place);
		}
	};
}

/** A fixture of Bookend's own, for agents of which there is no real session. */
function madeUp(fixture: string): Fill {
	const from = path.join(import.meta.dirname, '../../fixtures', fixture, 'home');
	return home => {
		for (const file of filesBelow(from)) {
			const place = path.join(home, path.relative(from, file));
			if (place.endsWith(SQL_ENDING)) {
				execute(place.slice(0, -SQL_ENDING.length), statementsIn(readFileSync(file, 'utf8')));
			} else {
				write(place, readFileSync(file, 'utf8'));
			}
		}
	};
}

function write(file: string, content: string): void {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, content);
}

function uuid(index: string): string {
	return `00000000-0000-4000-8000-${index.padStart(12, '0')}`;
}

/** The name up to its first dot: `a.settings.json` lies beside `a.jsonl`. */
function stemOf(file: string): string {
	return path.basename(file).replace(/\..*$/, '');
}

function shared(from: string): string {
	const found = sharedPath('fixtures', from);
	if (found === undefined || !existsSync(found)) {
		throw new Error(`The real files are not there: fixtures/${from}`);
	}
	return found;
}
