/** Agent Trace records that a repository keeps in `.agent-trace/`: one, a list, or one a line. */
import { readdirSync } from 'node:fs';
import { parseJson } from '../../../base/json.ts';
import { traceRecordSchema, type TraceRecord } from '../../../share/agentTrace/record.ts';
import { readTextFile, stampOf } from '../workTree.ts';

const FOLDER = '.agent-trace';
/** Chosen: more is no folder of records. */
const MOST_FILES = 1_000;

/** Absolute paths. */
export function traceFiles(root: string): readonly string[] {
	try {
		const names = readdirSync(`${root}/${FOLDER}`, { withFileTypes: true }).filter(entry => entry.isFile() && /\.jsonl?$/.test(entry.name));
		return names.slice(0, MOST_FILES).map(({ name }) => `${root}/${FOLDER}/${name}`);
	} catch {
		return [];
	}
}

export function stampsOf(files: readonly string[]): string {
	return files.map(file => `${file} ${stampOf(file)}`).join('\n');
}

/** What is no record is passed over. */
export function readTraceFiles(files: readonly string[]): readonly TraceRecord[] {
	return files.flatMap(file => readTraces(readTextFile(file)?.text ?? ''));
}

export function readTraces(text: string): readonly TraceRecord[] {
	const whole = parseJson(text);
	const values = whole === undefined ? text.split(/\r?\n/).map(parseJson) : [whole].flat();
	return values.flatMap(value => traceRecordSchema.safeParse(value).data ?? []);
}
