/** The changes that a model wrote into its answer, in the formats that Aider asks for. */
import type { FileChange } from '../../domain/trace/facts.ts';
import { replacement, wholeFile } from '../edited.ts';
import { hunkOf } from '../diff.ts';
import { filesIn, patchIn } from '../patch.ts';

export interface Block {
	readonly path: string;
	readonly change: FileChange;
}

/** In the order in which they stand. */
export function blocksIn(answer: string): readonly Block[] {
	const patch = patchIn(answer);
	if (patch !== null) {
		return filesIn(patch);
	}
	const swaps = swapsIn(answer);
	return swaps.length > 0 ? swaps : [...diffsIn(answer), ...wholeFilesIn(answer)];
}

const searchAndReplace = /^<{5,9} SEARCH>?[^\n]*\n([\s\S]*?)^={5,9}\n([\s\S]*?)^>{5,9} REPLACE/gm;

/** A block without a name of its own is for the file of the one before it. */
function swapsIn(answer: string): readonly Block[] {
	const blocks: Block[] = [];
	let from = 0;
	for (const match of answer.matchAll(searchAndReplace)) {
		const [all, before = '', after = ''] = match;
		const path = nameBefore(answer.slice(from, match.index)) ?? blocks.at(-1)?.path;
		from = match.index + all.length;
		if (path !== undefined) {
			blocks.push({ path, change: before === '' ? wholeFile('update', after) : replacement(before, after) });
		}
	}
	return blocks;
}

/** The file is named on the line above its block, outside of the fence or inside. */
function nameBefore(text: string): string | null {
	const lines = text
		.split('\n')
		.map(line => line.trim())
		.filter(line => line !== '' && !/^(?:`{3,}|~{3,})[\w+-]*$/.test(line));
	const last = nameIn(lines.at(-1) ?? '');
	return last === '' || /\s{2}|[<>|]/.test(last) ? null : last;
}

function nameIn(line: string): string {
	return line
		.replace(/^#+\s*/, '')
		.replace(/^[*`]+|[*`:]+$/g, '')
		.trim();
}

/** A diff whose hunks have no numbers. */
function diffsIn(answer: string): readonly Block[] {
	const files = [...answer.matchAll(/^```diff\n--- [^\n]*\n\+\+\+ ([^\n]+)\n([\s\S]*?)^```/gm)];
	return files.map(([, path = '', body = '']) => {
		const parts = body.split(/^@@.*\n/m).filter(part => /^[+-]/m.test(part));
		const hunks = parts.map(part => hunkOf(null, part.replace(/\n$/, '').split('\n')));
		return { path: path.trim().replace(/^b\//, ''), change: { kind: 'update', hunks } };
	});
}

/** A name, and all of the file in a fence below it. */
function wholeFilesIn(answer: string): readonly Block[] {
	const files = [...answer.matchAll(/^([^\n`<>]{1,300})\n(`{3,})[\w+-]*\n([\s\S]*?)^\2\s*$/gm)];
	return files.map(([, name = '', , content = '']) => ({ path: nameIn(name), change: wholeFile('update', content) }));
}
