/** `bookend doctor`: where was looked, what was found, and what could not be read. */
import { formatBytes, formatCounted } from '../base/format.ts';
import { plainText } from '../base/plainText.ts';
import type { Diagnosis } from '../server/diagnosis.ts';

export function doctorJson(diagnosis: Diagnosis): object {
	return { schema: 'bookend/doctor/1', ...diagnosis };
}

export function doctorText(diagnosis: Diagnosis): string {
	const lines = [
		`Bookend ${diagnosis.version}, Node ${diagnosis.node}, time zone ${diagnosis.timeZone}`,
		`Prices: @pydantic/genai-prices ${diagnosis.prices.version} of ${diagnosis.prices.publishedOn}`,
		diagnosis.store.file === null ? 'Store: none, in memory' : `Store: ${diagnosis.store.file}, ${formatBytes(diagnosis.store.bytes ?? 0)}`,
		'',
	];
	for (const agent of diagnosis.agents) {
		lines.push(`${agent.name}: ${formatCounted(agent.files, 'file')}, ${formatBytes(agent.bytes)}, ${formatCounted(agent.lines, 'line')}`);
		lines.push(...foldersOf(agent.folders));
		lines.push(...[...agent.leftOut, ...agent.notUnderstood].map(line => `  ${plainText(line)}`));
	}
	lines.push(...diagnosis.telemetry.map(plainText));
	lines.push('', ...(diagnosis.troubles.length === 0 ? ['Every file could be read.'] : diagnosis.troubles.map(plainText)));
	return lines.join('\n');
}

/** An agent may be looked for in dozens of folders: those without anything are named while they are few. */
const MOST_EMPTY_NAMED = 3;

function foldersOf(folders: Diagnosis['agents'][number]['folders']): readonly string[] {
	const empty = folders.filter(({ found }) => found === 0);
	const named = empty.length > MOST_EMPTY_NAMED ? folders.filter(({ found }) => found > 0) : folders;
	const lines = named.map(({ found, folder }) => `  ${found === 0 ? 'nothing in' : `${String(found)} in`} ${plainText(folder)}`);
	return empty.length > MOST_EMPTY_NAMED ? [...lines, `  nothing in ${formatCounted(empty.length, 'folder')} where it may be, too`] : lines;
}
