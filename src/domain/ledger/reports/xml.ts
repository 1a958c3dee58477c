import { SaxesParser } from 'saxes';
import { MAX_ATTRIBUTES, MAX_DEPTH, tooLarge } from './limits.ts';
import type { ReportIssue } from './report.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What a format makes of its elements, in the order they come. */
export interface XmlReader {
	/** `around` is the names of the elements around it, the nearest last. */
	open(name: string, attributes: Attributes, around: readonly string[]): void;
	close(name: string): void;
	/** Absent where a format keeps everything in attributes: then text is skipped, however much there is. */
	text?(text: string): void;
}

/**
 * Reads an XML document once from start to end and keeps none of it. No entity but XML's own five is known and nothing is
 * ever fetched, so a document cannot grow while it is read; one that is broken is read up to there.
 */
export function readXml(text: string, roots: readonly string[], reader: XmlReader): ReportIssue | null {
	const issue = tooLarge(text);
	if (issue !== null) {
		return issue;
	}
	const parser = new SaxesParser();
	const path: string[] = [];
	limit(parser, path);
	follow(parser, path, { roots, reader });
	try {
		parser.write(text.trimStart()).close();
		return null;
	} catch {
		const [root] = path;
		return root !== undefined && !roots.includes(root) ? { kind: 'otherFormat' } : { kind: 'malformed', line: parser.line };
	}
}

function limit(parser: SaxesParser, path: readonly string[]): void {
	let attributes = 0;
	parser.on('opentagstart', () => {
		attributes = 0;
		if (MAX_DEPTH <= path.length) {
			parser.fail('nested too deep');
		}
	});
	parser.on('attribute', () => {
		attributes += 1;
		if (MAX_ATTRIBUTES < attributes) {
			parser.fail('too many attributes');
		}
	});
}

interface Format {
	readonly roots: readonly string[];
	readonly reader: XmlReader;
}

function follow(parser: SaxesParser, path: string[], { roots, reader }: Format): void {
	parser.on('opentag', ({ name, attributes }) => {
		const around = [...path];
		path.push(name);
		if (around.length === 0 && !roots.includes(name)) {
			parser.fail('another format');
		}
		reader.open(name, attributes, around);
	});
	parser.on('closetag', ({ name }) => {
		path.pop();
		reader.close(name);
	});
	if (reader.text !== undefined) {
		parser.on('text', words => reader.text?.(words));
	}
}
