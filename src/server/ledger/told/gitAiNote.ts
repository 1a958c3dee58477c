/**
 * Notes of git-ai (`refs/notes/ai`, authorship 3.0.0): for each file of a commit its lines by a key, then `---`, then in JSON what each
 * key stands for. Keys that begin with `h_` are people's, with `s_` agents' sessions (`::` and a step of it may follow), others prompts.
 */
import * as z from 'zod/mini';
import { parseJson } from '../../../base/json.ts';

export interface NotedRange {
	readonly from: number;
	readonly to: number;
	/** Null for a person. */
	readonly author: { readonly tool: string; readonly session: string } | null;
}

/** By path; nothing where it is no such note. */
export function readGitAiNote(text: string): ReadonlyMap<string, readonly NotedRange[]> {
	const parting = /^---\s*$/m.exec(text);
	const metadata = metadataSchema.safeParse(parting === null ? undefined : parseJson(text.slice(parting.index + parting[0].length)));
	return metadata.success ? filesIn(text.slice(0, parting?.index), metadata.data) : new Map();
}

function filesIn(attested: string, metadata: Metadata): ReadonlyMap<string, readonly NotedRange[]> {
	const files = new Map<string, NotedRange[]>();
	let ranges: NotedRange[] = [];
	for (const line of attested.split(/\r?\n/).filter(one => one.trim() !== '')) {
		const { key, lines } = /^ {2,}(?<key>\S+) (?<lines>[\d,-]+)\s*$/.exec(line)?.groups ?? {};
		if (key === undefined || lines === undefined) {
			ranges = rangesAt(files, pathIn(line));
		} else {
			ranges.push(...rangesOf(lines, authorOf(key, metadata)));
		}
	}
	return files;
}

const agent = z.object({ agent_id: z.object({ tool: z.string(), id: z.optional(z.string()) }) });
const agents = z._default(z.record(z.string(), z.catch(z.nullable(agent), null)), {});
const metadataSchema = z.object({ schema_version: z.string().check(z.startsWith('authorship/3.')), prompts: agents, sessions: agents });
type Metadata = z.output<typeof metadataSchema>;

function rangesAt(files: Map<string, NotedRange[]>, path: string): NotedRange[] {
	const ranges = files.get(path) ?? [];
	files.set(path, ranges);
	return ranges;
}

/** A path with white space stands in quotes. */
function pathIn(line: string): string {
	return /^"(?<path>.*)"\s*$/.exec(line)?.groups?.['path'] ?? line.trimEnd();
}

/** Undefined for a key that nothing is said of. */
function authorOf(key: string, { prompts, sessions }: Metadata): NotedRange['author'] | undefined {
	if (key.startsWith('h_')) {
		return null;
	}
	const [session = ''] = key.split('::');
	const found = sessions[session] ?? prompts[session];
	return found ? { tool: found.agent_id.tool, session } : undefined;
}

/** "1-4,9,12-14" */
function rangesOf(lines: string, author: NotedRange['author'] | undefined): readonly NotedRange[] {
	const ranges = lines.split(',').map(part => {
		const [from = NaN, to = from] = part.split('-').map(Number);
		return { from, to };
	});
	return author === undefined ? [] : ranges.flatMap(({ from, to }) => (1 <= from && from <= to ? [{ from, to, author }] : []));
}
