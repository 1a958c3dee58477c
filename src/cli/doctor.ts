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
		lines.push(
			...agent.folders.map(folder => `  ${folder.found === 0 ? 'nothing in' : `${String(folder.found)} in`} ${plainText(folder.folder)}`),
		);
		lines.push(...[...agent.leftOut, ...agent.notUnderstood].map(line => `  ${plainText(line)}`));
	}
	lines.push('', ...(diagnosis.troubles.length === 0 ? ['Every file could be read.'] : diagnosis.troubles.map(plainText)));
	return lines.join('\n');
}
