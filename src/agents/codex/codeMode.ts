/** Code mode: the agent writes JavaScript that calls its tools. What it asks for is read out of the calls' literals. */

export interface Command {
	/** As it would be typed into a shell. */
	readonly line: string;
	readonly folder: string | null;
}

const callOfShell = /\btools\.(?:exec_command|shell_command|shell|local_shell)\s*\(/g;
const literal = String.raw`("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\`(?:[^\`\\]|\\[\s\S])*\`)`;
const commandArgument = new RegExp(String.raw`(?:^|[{,\s])["']?(?:cmd|command)["']?\s*:\s*${literal}`);
const folderArgument = new RegExp(String.raw`(?:^|[{,\s])["']?workdir["']?\s*:\s*${literal}`);

/** Commands whose line stands in the script as a literal; one that is put together while it runs is not known. */
export function commandsInScript(script: string): readonly Command[] {
	const starts = [...script.matchAll(callOfShell)].map(match => match.index + match[0].length);
	return starts.flatMap((start, index) => {
		const call = script.slice(start, starts[index + 1] ?? script.length);
		const line = literalIn(call, commandArgument);
		return line === null ? [] : [{ line, folder: literalIn(call, folderArgument) }];
	});
}

export function patchesInScript(script: string): readonly string[] {
	const found: string[] = [];
	for (let start = script.indexOf(PATCH_BEGINS); start >= 0;) {
		const end = script.indexOf(PATCH_ENDS, start);
		if (end < 0) {
			break;
		}
		found.push(patchOf(script.slice(start, end + PATCH_ENDS.length)));
		start = script.indexOf(PATCH_BEGINS, end);
	}
	return found;
}

const PATCH_BEGINS = '*** Begin Patch';
const PATCH_ENDS = '*** End Patch';

/** In a string literal line ends are escaped, in a template they stand as they are. */
function patchOf(text: string): string {
	return text.startsWith('\\n', PATCH_BEGINS.length) ? unescaped(text) : text.replace(/\\([`$\\])/g, '$1');
}

function literalIn(call: string, argument: RegExp): string | null {
	const found = argument.exec(call)?.[1];
	return found === undefined ? null : unescaped(found.slice(1, -1));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0', '\n': '' };

function unescaped(text: string): string {
	return text.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([\s\S]))/g, (_, unit?: string, byte?: string, char = '') => {
		const code = unit ?? byte;
		return code === undefined ? (escapes[char as string] ?? (char as string)) : String.fromCharCode(Number.parseInt(code, 16));
	});
}
