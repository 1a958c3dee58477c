import { CoverageDraft, lineHits } from './draft.ts';
import type { CoverageReport } from './report.ts';
import { countOf, pathOf } from './shape.ts';
import { readXml, type Attributes, type XmlReader } from './xml.ts';

/**
 * Reads a JaCoCo report. A line has the number of its instructions that ran (`ci`) and that did not (`mi`), never how often:
 * it ran, once as far as we know, where any did. A file is named by its package's folder and its own name; which source
 * folder they are in, the report does not say.
 */
export function parseJacoco(text: string): CoverageReport {
	const draft = new CoverageDraft();
	draft.issue(readXml(text, ['report'], new JacocoReader(draft)));
	return draft.report();
}

class JacocoReader implements XmlReader {
	readonly #draft: CoverageDraft;
	#package = '';
	#file: string | null = null;

	constructor(draft: CoverageDraft) {
		this.#draft = draft;
	}

	open(name: string, attributes: Attributes): void {
		switch (name) {
			case 'package':
				this.#package = attributes['name'] ?? '';
				break;
			case 'sourcefile':
				this.#openFile(attributes['name'] ?? '');
				break;
			case 'line':
				this.#line(attributes);
				break;
		}
	}

	close(name: string): void {
		if (name === 'sourcefile') {
			this.#file = null;
		}
	}

	#openFile(name: string): void {
		const path = this.#package === '' ? name : `${this.#package}/${name}`;
		this.#file = name === '' ? null : pathOf(path);
		if (this.#file === null) {
			this.#draft.unreadable();
		} else {
			this.#draft.mention(this.#file);
		}
	}

	#line(attributes: Attributes): void {
		const ran = countOf(attributes['ci']);
		const known = lineHits(attributes['nr'], ran);
		if (known === null || this.#file === null) {
			this.#draft.unreadable();
			return;
		}
		this.#draft.raise(this.#file, known.line, 0 < known.hits ? 1 : 0);
	}
}
