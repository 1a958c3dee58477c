/** The report of a period: sentences first, then pictures, then tables, and last how it is known. */
import { formatCount, formatCounted } from '../../../base/format.ts';
import { activeMs } from '../../time/time.ts';
import type { ReportDocument } from '../document.ts';
import type { PeriodFacts } from './facts.ts';
import { figuresOf, notesOf } from './known.ts';
import { duration, leadOf } from './lead.ts';
import { byDayPictures, coveragePicture, moneyPicture, timePicture } from './pictures.ts';
import { onlyWords, outcomeTable } from './outcomeTable.ts';
import { kindsTable, lookTable } from './tables.ts';

export function periodReport(facts: PeriodFacts): ReportDocument {
	const isEmpty = facts.sessions === 0 && activeMs(facts.time.phases) === 0;
	return {
		title: facts.title,
		period: headingOf(facts),
		lead: leadOf(facts),
		figures: isEmpty ? [] : figuresOf(facts),
		sections: isEmpty
			? []
			: [
					...timePicture(facts),
					...(facts.only === null ? coveragePicture(facts) : []),
					...moneyPicture(facts),
					...outcomeTable(facts),
					...byDayPictures(facts),
					...kindsTable(facts),
					...lookTable(facts),
				],
		notes: isEmpty ? [] : notesOf(facts),
		...facts.frame,
	};
}

/** "14 h 20 m with agents · 31 sessions · Claude Code, Codex · 3 projects" */
function headingOf({ time, sessions, agents, projects, only }: PeriodFacts): string {
	const active = activeMs(time.phases);
	return [
		...(only === null ? [] : [onlyWords(only)]),
		active === 0 ? 'no active time of yours' : `${duration(active)} of your time`,
		formatCounted(sessions, 'session'),
		...(agents.length === 0 ? [] : [agents.join(', ')]),
		...(projects === 0 ? [] : [`${formatCount(projects)} project${projects === 1 ? '' : 's'}`]),
	].join(' · ');
}
