/** What is worth a look, in words. */
import { plainText } from '../../../base/plainText.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import type { LookItem, LookKind } from '../../../protocol/look.ts';
import { dayLabel } from '../sessions/days.ts';

const kindLabels: Readonly<Record<LookKind, string>> = {
	claimedNotRun: 'Claimed and not run',
	weakenedTests: 'Weakened tests',
	unverifiedAtCommit: 'Unverified at commit',
	outsideWorkspace: 'Edits outside',
};

const settling: Readonly<Record<LookKind, string>> = {
	claimedNotRun: 'Run the tests: it leaves the list when they pass.',
	weakenedTests: 'Look at the tests: it leaves the list when what was taken away is back.',
	unverifiedAtCommit: 'Run the tests or review the lines: it leaves the list when something speaks for them.',
	outsideWorkspace: 'Look at the files, and dismiss it where they are as you want them.',
};

export function itemLabel({ kind }: LookItem): string {
	return kindLabels[kind];
}

/** The file's name: what an item is told apart by in a narrow sidebar. */
export function itemPlace({ file }: LookItem): string {
	return file === null ? '' : plainText(file.path.slice(file.path.lastIndexOf('/') + 1));
}

/** Both facts, as sentences. */
export function itemDescription({ facts }: LookItem): string {
	return facts.map(plainText).join(' ');
}

/** "parse.ts · Claude Code · Yesterday" */
export function itemDetails(item: LookItem, now: number, calendar: Calendar): string {
	return [itemPlace(item), plainText(item.agentName), dayLabel(calendar.dayOf(item.at), now, calendar)]
		.filter(part => part !== '')
		.join(' · ');
}

/** What makes it leave the list. */
export function howToSettle({ kind }: LookItem): string {
	return settling[kind];
}

/** For screen readers. */
export function itemSpoken(item: LookItem, now: number, calendar: Calendar): string {
	return `${itemLabel(item)}, ${itemDetails(item, now, calendar)}. ${itemDescription(item)}`;
}

/** How many there are, beside the view's title; nothing where there is none. */
export function countLabel(items: readonly LookItem[] | null): string | undefined {
	return items === null || items.length === 0 ? undefined : String(items.length);
}
