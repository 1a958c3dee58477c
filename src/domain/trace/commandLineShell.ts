/** The second half of the shell reader: words and operators become commands and how they hang together. */
import { tokensOf, type Operator, type Token } from './commandLineTokens.ts';

/** Chains one after the other: `a && b; c`. */
export type ShellList = readonly ShellChain[];

export interface ShellChain {
	/** Pipelines joined by `&&` and `||`. */
	readonly links: readonly ShellLink[];
	readonly background: boolean;
}

export interface ShellLink {
	/** What stands before the pipeline; null for the first of its chain. */
	readonly after: '&&' | '||' | null;
	readonly pipeline: readonly ShellNode[];
}

export type ShellNode =
	| { readonly kind: 'command'; readonly words: readonly string[]; readonly inner: readonly ShellList[] }
	| { readonly kind: 'group'; readonly list: ShellList };

/** Reads a command line as far as its structure goes. Never throws; what no shell would take is read as well as it can be. */
export function readShell(commandLine: string): ShellList {
	return listOf(tokensOf(commandLine));
}

/** Deeper parentheses are ignored, so that hostile input cannot exhaust the stack. */
const MAX_DEPTH = 32;

function listOf(tokens: readonly Token[]): ShellList {
	return new Parser(tokens).list(0);
}

class Parser {
	readonly #tokens: readonly Token[];
	#at = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	/** Up to the parenthesis that closes the group, or the end. */
	list(depth: number): ShellList {
		const list = new ListBuilder();
		for (let token = this.#next(); token !== undefined; token = this.#next()) {
			if (token.kind === 'word') {
				list.word(token.text, token.inner.map(listOf));
			} else if (token.operator === ')' && depth > 0) {
				break;
			} else if (token.operator === '(' && depth < MAX_DEPTH) {
				list.group(this.list(depth + 1));
			} else {
				list.operator(token.operator);
			}
		}
		return list.finish();
	}

	#next(): Token | undefined {
		return this.#tokens[this.#at++];
	}
}

class ListBuilder {
	readonly #chains: ShellChain[] = [];
	#links: ShellLink[] = [];
	#pipeline: ShellNode[] = [];
	#words: string[] = [];
	#inner: ShellList[] = [];
	#after: ShellLink['after'] = null;

	word(text: string, inner: readonly ShellList[]): void {
		for (const list of inner) {
			this.#inner.push(list);
		}
		// Braces group without changing anything that is asked here.
		if (this.#words.length > 0 || (text !== '{' && text !== '}')) {
			this.#words.push(text);
		}
	}

	group(list: ShellList): void {
		this.#endCommand();
		this.#pipeline.push({ kind: 'group', list });
	}

	operator(operator: Operator): void {
		this.#endCommand();
		switch (operator) {
			case '|':
				return;
			case '&&':
			case '||':
				this.#endLink();
				this.#after = operator;
				return;
			default:
				this.#endChain(operator === '&');
		}
	}

	finish(): ShellList {
		this.#endCommand();
		this.#endChain(false);
		return this.#chains;
	}

	#endCommand(): void {
		if (this.#words.length > 0 || this.#inner.length > 0) {
			this.#pipeline.push({ kind: 'command', words: this.#words, inner: this.#inner });
			this.#words = [];
			this.#inner = [];
		}
	}

	#endLink(): void {
		if (this.#pipeline.length > 0) {
			this.#links.push({ after: this.#after, pipeline: this.#pipeline });
			this.#pipeline = [];
		}
	}

	/** A line end after `&&` or `||` ends nothing. */
	#endChain(background: boolean): void {
		if (this.#pipeline.length === 0 && this.#after !== null) {
			return;
		}
		this.#endLink();
		this.#after = null;
		if (this.#links.length > 0) {
			this.#chains.push({ links: this.#links, background });
			this.#links = [];
		}
	}
}
