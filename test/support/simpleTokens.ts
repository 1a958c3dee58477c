/** The first half of the shell reader as it is simple to read: character by character, each question a pattern. */
import type { Operator, Token } from '../../src/domain/trace/commandLineTokens.ts';

/** Never throws: what is left open is closed at the end. Redirections, comments and heredoc bodies are left out. */
export function simpleTokensOf(commandLine: string): readonly Token[] {
	return new Lexer(commandLine, 0).read('end');
}

/** Nesting beyond this is read as plain text, so that hostile input cannot exhaust the stack. */
const MAX_DEPTH = 16;
const blank = /[ \t\r]/;
const endsWord = /[ \t\r\n;&|()<>]/;
const operators: readonly Operator[] = ['&&', '||', '|', ';', '&', '(', ')'];

interface Heredoc {
	readonly delimiter: string;
	readonly indented: boolean;
}

class Lexer {
	readonly #text: string;
	readonly #depth: number;
	#at: number;
	#tokens: Token[] = [];
	#heredocs: Heredoc[] = [];

	constructor(text: string, depth: number, at = 0) {
		this.#text = text;
		this.#depth = depth;
		this.#at = at;
	}

	/** How far it has read. */
	get at(): number {
		return this.#at;
	}

	/** Reads to the end, or to the `)` that closes the substitution. */
	read(until: 'end' | 'closing'): readonly Token[] {
		let open = 0;
		while (this.#at < this.#text.length) {
			if (this.#skipped()) {
				continue;
			}
			const operator = this.#operator();
			if (operator === ')' && open === 0 && until === 'closing') {
				break;
			}
			open += operator === '(' ? 1 : operator === ')' && open > 0 ? -1 : 0;
			if (operator === null) {
				this.#word();
			} else {
				this.#tokens.push({ kind: 'operator', operator });
			}
		}
		return this.#tokens;
	}

	/** Passes over what is neither word nor operator, and says whether there was any. */
	#skipped(): boolean {
		const char = this.#text.charAt(this.#at);
		if (blank.test(char)) {
			this.#at++;
			return true;
		}
		if (this.#text.startsWith('\\\n', this.#at)) {
			this.#at += 2;
			return true;
		}
		if (char === '\n') {
			this.#newline();
			return true;
		}
		if (char === '#') {
			this.#at = this.#indexOf('\n', this.#at);
			return true;
		}
		return this.#redirection();
	}

	#newline(): void {
		this.#at++;
		this.#tokens.push({ kind: 'operator', operator: ';' });
		for (const heredoc of this.#heredocs.splice(0)) {
			this.#body(heredoc);
		}
	}

	#body({ delimiter, indented }: Heredoc): void {
		while (this.#at < this.#text.length) {
			const end = this.#indexOf('\n', this.#at);
			const line = this.#text.slice(this.#at, end);
			this.#at = end + 1;
			if ((indented ? line.trimStart() : line).trimEnd() === delimiter) {
				return;
			}
		}
	}

	/** `>file`, `2>&1`, `&>file`, `<<EOF`, `<<<word`; a process substitution is a word and no redirection. */
	#redirection(): boolean {
		const match = /^(?:\d*|&(?=>))(<<<|<<-?|<>|<&|<(?!\()|>>|>&|>\||>(?!\())/.exec(this.#text.slice(this.#at, this.#at + 16));
		const operator = match?.[1];
		if (match === null || operator === undefined) {
			return false;
		}
		this.#at += match[0].length;
		while (blank.test(this.#text.charAt(this.#at))) {
			this.#at++;
		}
		const target = this.#wordText().text;
		if (operator === '<<' || operator === '<<-') {
			this.#heredocs.push({ delimiter: target, indented: operator === '<<-' });
		}
		return true;
	}

	#operator(): Operator | null {
		const operator = operators.find(candidate => this.#text.startsWith(candidate, this.#at));
		if (operator === undefined) {
			return null;
		}
		this.#at += operator.length;
		if (operator === '|' && this.#text.charAt(this.#at) === '&') {
			this.#at++;
		}
		return operator;
	}

	#word(): void {
		this.#tokens.push({ kind: 'word', ...this.#wordText() });
	}

	#wordText(): { readonly text: string; readonly inner: readonly (readonly Token[])[] } {
		const word = new Word();
		if (/^[<>]\(/.test(this.#text.slice(this.#at, this.#at + 2))) {
			this.#at += 2;
			if (this.#depth < MAX_DEPTH) {
				this.#substitution(word);
			}
		}
		while (this.#at < this.#text.length && !endsWord.test(this.#text.charAt(this.#at))) {
			this.#piece(word);
		}
		return word;
	}

	/** One character, or one quoted or substituted piece. */
	#piece(word: Word): void {
		const char = this.#text.charAt(this.#at);
		if (char === "'") {
			const end = this.#indexOf("'", this.#at + 1);
			word.text += this.#text.slice(this.#at + 1, end);
			this.#at = end + 1;
		} else if (char === '"') {
			this.#doubleQuoted(word);
		} else if (char === '\\') {
			this.#escaped(word);
		} else if (!this.#expansion(word)) {
			word.text += char;
			this.#at++;
		}
	}

	#doubleQuoted(word: Word): void {
		this.#at++;
		while (this.#at < this.#text.length) {
			const char = this.#text.charAt(this.#at);
			if (char === '"') {
				this.#at++;
				return;
			}
			if (char === '\\') {
				this.#escaped(word);
			} else if (!this.#expansion(word)) {
				word.text += char;
				this.#at++;
			}
		}
	}

	/** A backslash before a line end joins the lines. */
	#escaped(word: Word): void {
		const next = this.#text.charAt(this.#at + 1);
		word.text += next === '\n' ? '' : next;
		this.#at += 2;
	}

	/** `$(…)`, `$((…))`, `${…}`, `$'…'` and backticks; false where there is none. */
	#expansion(word: Word): boolean {
		const head = /^(?:\$\(\(|\$\(|\$\{|\$'|`)/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0];
		if (head === undefined || this.#depth >= MAX_DEPTH) {
			return false;
		}
		this.#at += head.length;
		switch (head) {
			case '$(':
				this.#substitution(word);
				return true;
			case '`':
				this.#backticks(word);
				return true;
			default:
				this.#at = this.#closing(head === '$((' ? '))' : head === '${' ? '}' : "'");
				return true;
		}
	}

	#substitution(word: Word): void {
		const inside = new Lexer(this.#text, this.#depth + 1, this.#at);
		word.inner.push(inside.read('closing'));
		this.#at = inside.at;
	}

	#backticks(word: Word): void {
		const start = this.#at;
		this.#at = this.#closing('`');
		word.inner.push(new Lexer(this.#text.slice(start, this.#at - 1), this.#depth + 1).read('end'));
	}

	/** The place after the next unescaped closing mark. */
	#closing(mark: string): number {
		let at = this.#at;
		while (at < this.#text.length && !this.#text.startsWith(mark, at)) {
			at += this.#text.charAt(at) === '\\' ? 2 : 1;
		}
		return at + mark.length;
	}

	#indexOf(mark: string, from: number): number {
		const at = this.#text.indexOf(mark, from);
		return at < 0 ? this.#text.length : at;
	}
}

class Word {
	text = '';
	readonly inner: (readonly Token[])[] = [];
}
