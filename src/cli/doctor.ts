/** `bookend doctor`: where was looked, what was found, and what could not be read. */
import { formatBytes } from '../base/format.ts';
import type { Diagnosis } from '../server/diagnosis.ts';
import { printable } from './table.ts';

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
		lines.push(`${agent.name}: ${String(agent.files)} files, ${formatBytes(agent.bytes)}, ${String(agent.lines)} lines`);
		lines.push(
			...agent.folders.map(folder => `  ${folder.found === 0 ? 'nothing in' : `${String(folder.found)} in`} ${printable(folder.folder)}`),
		);
		lines.push(...agent.notUnderstood.map(line => `  ${printable(line)}`));
	}
	lines.push('', ...(diagnosis.troubles.length === 0 ? ['Every file could be read.'] : diagnosis.troubles.map(printable)));
	return lines.join('\n');
}
