import { callsOfLine } from '../../domain/trace/commandLine.ts';

/** Coding agents by the command that starts them in a terminal. */
const programs: ReadonlySet<string> = new Set(
	(
		'claude codex gemini copilot opencode aider goose amp cursor-agent qwen crush auggie droid kiro-cli cline kilo kilocode ' +
		'openhands plandex forgecode cn grok vibe claude-code gemini-cli opencode-ai'
	).split(' '),
);

/** How terminals are called that agents' extensions open to work in. */
const terminalName = /\b(?:claude|codex|copilot|gemini|cline|roo(?: code)?|kilo(?: code)?|cursor|windsurf|aider|opencode|amp)\b/i;

/** Whether a command line starts an agent: what is typed from then on is for it, and what it runs is its own. */
export function startsAgent(line: string): boolean {
	return callsOfLine(line).some(({ words: [program] }) => programs.has(plainName(program)));
}

export function isAgentsTerminal(name: string): boolean {
	return terminalName.test(name);
}

/** `npx @openai/codex@latest` starts a package: its name without scope and version. */
function plainName(program: string): string {
	const name = program.split('/').at(-1) ?? program;
	return name.replace(/@.*$/, '');
}
