/** What became of the lines that agents wrote, as far as the open folders and their repositories tell. */
import { isInProject } from '../../domain/project.ts';
import { coverageCounts } from '../../domain/summary/counts.ts';
import type { SummaryFigures, UnknownReason } from '../../domain/summary/summary.ts';
import type { Change } from '../../domain/value/changes.ts';
import type { Measured } from '../ledger/ledgers.ts';
import { originOf } from '../ledger/hunks.ts';
import type { ReportSources } from '../reports/sources.ts';
import type { RepositoryReading } from '../value/repositoryChanges.ts';
import type { Subject } from './subject.ts';

export function coverageBlock({ measured, bar }: ReportSources, subject: Subject): SummaryFigures['coverage'] {
	if (measured.kind === 'notMeasured') {
		return { unknown: notMeasured[measured.why] };
	}
	const roots = measured.trees.map(({ root }) => root);
	if (isElsewhere(subject, roots)) {
		return { unknown: 'elsewhere' };
	}
	const own = measured.files.map(({ covered }) => ({
		isApplicable: covered.isApplicable,
		states: covered.lines.flatMap(line => {
			const origin = originOf(line);
			return origin !== null && subject.wrote(origin) ? [line.state] : [];
		}),
	}));
	const states = own.flatMap(file => (file.isApplicable ? file.states : []));
	const notApplicable = own.reduce((sum, file) => sum + (file.isApplicable ? 0 : file.states.length), 0);
	return { basis: 'measured', ...coverageCounts(states, notApplicable, bar) };
}

export function changesBlock(
	{ measured }: ReportSources,
	subject: Subject,
	readings: readonly RepositoryReading[],
): SummaryFigures['changes'] {
	if (readings.length === 0) {
		return { unknown: measured.kind === 'notMeasured' ? notMeasured[measured.why] : 'noRepository' };
	}
	if (
		isElsewhere(
			subject,
			readings.map(({ tree }) => tree.root),
		)
	) {
		return { unknown: 'elsewhere' };
	}
	return readings.every(({ defaultBranch }) => defaultBranch === null)
		? { unknown: 'noDefaultBranch' }
		: {
				basis: 'measured',
				...changeCounts(
					subject,
					readings.flatMap(({ changes }) => changes),
				),
			};
}

const notMeasured: Readonly<Record<Extract<Measured, { kind: 'notMeasured' }>['why'], UnknownReason>> = {
	noFolder: 'noFolder',
	looking: 'notLooked',
};

/** Files were edited, and none of them where anybody looked. */
function isElsewhere({ edits }: Subject, roots: readonly string[]): boolean {
	return edits.length > 0 && !edits.some(({ path }) => roots.some(root => isInProject(path, root)));
}

function changeCounts({ sessions }: Subject, changes: readonly Change[]) {
	const ids = new Set(sessions.map(({ session }) => session.id));
	const own = changes.map(({ state, sessions: shares }) => ({ state, shares: shares.filter(({ session }) => ids.has(session)) }));
	const count = (state: Change['state']): number => own.filter(change => change.state === state && change.shares.length > 0).length;
	const landed = own.filter(({ state }) => state === 'landed').flatMap(({ shares }) => shares);
	return {
		landed: count('landed'),
		open: count('open'),
		reverted: count('reverted'),
		landedLines: landed.reduce((sum, { lines }) => sum + lines, 0),
		survivingLines: landed.reduce((sum, { surviving }) => sum + surviving, 0),
	};
}
