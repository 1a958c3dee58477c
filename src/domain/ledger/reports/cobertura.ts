import { CoverageDraft, lineHits } from './draft.ts';
import type { CoverageReport, LineHits } from './report.ts';
import { countOf, pathOf } from './shape.ts';
import { readXml, type Attributes, type XmlReader } from './xml.ts';

/**
 * Reads a Cobertura report: a line's `hits` are its own count; partly taken branches do not change it. The lines of a class
 * are those directly in it: those in its methods repeat them, and Istanbul gives them the count of the function's calls.
 * Only a class without lines of its own is read by its methods. Several classes may share a file, and a line of it.
 */
export function parseCobertura(text: string): CoverageReport {
	const draft = new CoverageDraft();
	const reader = new CoberturaReader(draft);
	draft.issue(readXml(text, ['coverage'], reader));
	return draft.report();
}

class CoberturaReader implements XmlReader {
	readonly #draft: CoverageDraft;
	#file: string | null = null;
	#ownLines: LineHits[] = [];
	#methodLines: LineHits[] = [];
	#text = '';

	constructor(draft: CoverageDraft) {
		this.#draft = draft;
	}

	open(name: string, attributes: Attributes, around: readonly string[]): void {
		switch (name) {
			case 'class':
				this.#openClass(attributes);
				break;
			case 'line':
				this.#line(around.at(-2), attributes);
				break;
			case 'source':
				this.#text = '';
				break;
		}
	}

	/** Nothing but a source holds a text that means anything. */
	text(text: string): void {
		this.#text += text;
	}

	close(name: string): void {
		switch (name) {
			case 'class':
				this.#closeClass();
				break;
			case 'source':
				this.#closeSource();
				break;
		}
	}

	#openClass(attributes: Attributes): void {
		this.#file = pathOf(attributes['filename']);
		if (this.#file === null) {
			this.#draft.unreadable();
		} else {
			this.#draft.mention(this.#file);
		}
	}

	/** `owner` is the element around the element `lines`. */
	#line(owner: string | undefined, attributes: Attributes): void {
		const known = lineHits(attributes['number'], countOf(attributes['hits']));
		if (known === null || this.#file === null) {
			this.#draft.unreadable();
			return;
		}
		(owner === 'class' ? this.#ownLines : this.#methodLines).push(known);
	}

	#closeClass(): void {
		const file = this.#file;
		const lines = 0 < this.#ownLines.length ? this.#ownLines : this.#methodLines;
		this.#file = null;
		this.#ownLines = [];
		this.#methodLines = [];
		if (file !== null) {
			for (const { line, hits } of lines) {
				this.#draft.raise(file, line, hits);
			}
		}
	}

	#closeSource(): void {
		const folder = pathOf(this.#text.trim());
		if (folder !== null) {
			this.#draft.root(folder);
		}
	}
}
