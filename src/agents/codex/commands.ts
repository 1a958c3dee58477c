/** What a tool call asks for, in every form that Codex has had for it. */
import { parseJson } from '../../base/json.ts';
import { commandsInScript, patchesInScript, type Command } from './codeMode.ts';
import { patchIn } from '../patch.ts';
import { patchArguments, shellArguments, stdinArguments, type ToolCall } from './schema.ts';

export type Asked =
	| { readonly kind: 'commands'; readonly commands: readonly Command[] }
	| { readonly kind: 'patch'; readonly patch: string; readonly folder: string | null }
	/** Code mode: JavaScript that calls the tools. */
	| { readonly kind: 'script'; readonly commands: readonly Command[]; readonly patches: readonly string[] }
	/** More input for, or a look at, a command that goes on. */
	| { readonly kind: 'continuation'; readonly process: string }
	| { readonly kind: 'question' }
	| { readonly kind: 'nothing' };

const nothing: Asked = { kind: 'nothing' };
const shellTools: ReadonlySet<string> = new Set([
	'shell',
	'container.exec',
	'shell_command',
	'exec_command',
	'local_shell',
	'unified_exec',
]);

export function askedIn({ name, arguments: json, input }: ToolCall): Asked {
	const text = json ?? input ?? '';
	switch (name) {
		case 'apply_patch':
			return patchAsked(text);
		case 'exec':
			return { kind: 'script', commands: commandsInScript(text), patches: patchesInScript(text) };
		case 'write_stdin':
			return continuationAsked(text);
		case 'request_user_input':
			return { kind: 'question' };
		default:
			return shellTools.has(name) ? shellAsked(text) : nothing;
	}
}

/** A patch is applied through the shell as well, by a program of that name that is none. */
export function commandsAsked(words: readonly string[] | string, folder: string | null): Asked {
	const line = typeof words === 'string' ? words : words.map(quoted).join(' ');
	const patch = isPatchCall(words) ? patchIn(typeof words === 'string' ? words : (words.at(-1) ?? '')) : null;
	return patch === null ? { kind: 'commands', commands: [{ line, folder }] } : { kind: 'patch', patch, folder };
}

function shellAsked(text: string): Asked {
	const asked = shellArguments.safeParse(parseJson(text)).data;
	const words = asked?.command ?? asked?.cmd ?? null;
	return words === null || words.length === 0 ? nothing : commandsAsked(words, asked?.workdir ?? null);
}

function patchAsked(text: string): Asked {
	const asked = patchArguments.safeParse(parseJson(text)).data;
	const patch = patchIn(asked?.patch ?? asked?.input ?? text);
	return patch === null ? nothing : { kind: 'patch', patch, folder: null };
}

function continuationAsked(text: string): Asked {
	const asked = stdinArguments.safeParse(parseJson(text)).data;
	return asked === undefined ? nothing : { kind: 'continuation', process: String(asked.session_id) };
}

function isPatchCall(words: readonly string[] | string): boolean {
	if (typeof words !== 'string' && (words[0] === 'apply_patch' || words[0] === 'applypatch')) {
		return true;
	}
	const script = typeof words === 'string' ? words : (words.at(-1) ?? '');
	return /^\s*(?:cd [^\n;&|]+ && )?apply_?patch\s/.test(script);
}

function quoted(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
