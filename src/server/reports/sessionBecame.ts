import { formatCounted } from '../../base/format.ts';
import type { Section } from '../../domain/report/document.ts';
import { prose } from '../../domain/report/prose.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { RepositoryReading } from '../value/repositoryChanges.ts';

/** What became of the lines that a session left, in the repositories of the open folders; nothing where it left none there. */
export function sessionBecame(readings: readonly RepositoryReading[], session: SessionId): Section[] {
	const own = readings.flatMap(({ lines }) => lines).filter(one => one.session === session);
	const sum = (of: (one: (typeof own)[number]) => number): number => own.reduce((total, one) => total + of(one), 0);
	const parts = [
		{ label: 'landed and still there', look: 'landed', value: sum(({ surviving }) => surviving) },
		{ label: 'not landed yet', look: 'open', value: sum(({ open }) => open) },
		{ label: 'dropped or reverted', look: 'dropped', value: sum(({ gone, dropped }) => gone + dropped) },
	] as const;
	const shown = parts.filter(({ value }) => value > 0);
	if (shown.length === 0) {
		return [];
	}
	const all = shown.reduce((total, { value }) => total + value, 0);
	const changes = readings.flatMap(reading => reading.changes).filter(change => change.sessions.some(share => share.session === session));
	const explanation = prose(`${formatCounted(all, 'line')} that it left, in ${formatCounted(changes.length, 'commit')}.`);
	const label = `${formatCounted(all, 'line')} by what became of them`;
	const blocks = [{ kind: 'bar', label, basis: 'measured', unit: 'count', parts: shown }] as const;
	return [{ title: 'What became of its lines', explanation, width: 'full', blocks }];
}
