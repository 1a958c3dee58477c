/** A command line as a whole prompt: what somebody typed for the agent to run. */
import { trouble } from './promptSignCues.ts';

/** Up to nine words that begin with a program, no question, and no sentence that begins with a program's name ("make it wider", "git is slow"). */
export function isCommandLine(plain: string): boolean {
	return form.test(plain) && !wordOfSentences.test(plain.replace(quoted, '')) && !trouble.test(plain);
}

/** Whether a command line is for checking. */
export const checkingTool = /(?<!\w)(?:test|lint|check|build|vet|pytest)(?!\w)/;

const programs = [
	'python3?|node|npm|npx|pnpm|yarn|bun|deno|cargo|docker|kubectl|terraform|conda|pip3?|uv|pytest|git|gh|dotnet|mvn|gradle',
	'rake|bundle|php|composer|ls|cd|cat|rm|mkdir|mv|cp|curl|brew|apt|apt-get|bash|sh',
].join('|');
/** Programs whose names are verbs as well: only with what they are known to be given. */
const verbs = [
	'make(?= (?:-\\S+ |\\w+=\\S+ )*[\\w:-]*(?:all|build|check|clean|deploy|dev|docs|fmt|format|install|lint|release|run|start|test)[\\w:-]*(?: |$))',
	'go(?= (?:build|clean|env|fmt|generate|get|install|list|mod|run|test|tool|version|vet|work)\\b)',
	'source(?= \\S*[./])',
].join('|');
const form = new RegExp(`^!?(?:(?:\\.{1,2}|~)\\/[^\\s?]+|(?:${programs}|${verbs}) [^\\s?]+)(?: [^\\s?]+){0,7}$`);

const quoted = /"[^"]*"|'[^']*'/g;
/** Words that hold sentences together, and that no program is given. */
const wordOfSentences =
	/(?:^|\s)(?:is|are|was|were|the|an?|my|our|your|it|its|this|that|these|those|here|there|on|in|into|at|to|with|through|ahead|again|and|but|or|so|for|of|from|not|no|every|after|before|when|please|sure|pass|passes)(?:\s|$)/;
