/** How it stands with the team's collector, in sentences. */
import { existsSync } from 'node:fs';
import { formatCount, formatCounted } from '../../base/format.ts';
import { Outbox } from './outbox.ts';

/** Beside the store; there only while OpenTelemetry is on. */
export const OUTBOX = 'telemetry.db';

/** Never throws. */
export function telemetrySentences(file: string | null): readonly string[] {
	if (file === null || !existsSync(file)) {
		return [];
	}
	let outbox: Outbox | undefined;
	try {
		outbox = Outbox.open(file, () => ({ instance: '', secret: '', since: 0 }));
		return outbox === undefined ? [] : sentencesOf(outbox);
	} catch {
		return ['OpenTelemetry: what waits to be sent cannot be read.'];
	} finally {
		outbox?.close();
	}
}

function sentencesOf(outbox: Outbox): readonly string[] {
	const { taken, takenAt, trouble, failures, dropped } = outbox.notes();
	const lost = dropped.tooOld + dropped.tooMany + dropped.refused;
	const last = takenAt === null ? '' : `, the last on ${new Date(takenAt).toISOString().slice(0, '2026-10-01'.length)}`;
	return [
		`OpenTelemetry: on; ${formatCounted(taken, 'event')} taken${last}, ${formatCounted(outbox.waiting(), 'event')} waiting`,
		...(trouble === null
			? []
			: [`OpenTelemetry: the collector did not take what was sent ${formatCounted(failures, 'time')} in a row: ${trouble}`]),
		...(lost === 0
			? []
			: [
					`OpenTelemetry: dropped ${formatCount(dropped.tooOld)} too old, ${formatCount(dropped.tooMany)} too many, ${formatCount(dropped.refused)} refused`,
				]),
	];
}
