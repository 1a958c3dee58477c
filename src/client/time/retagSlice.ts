import * as vscode from 'vscode';
import type { Calendar } from '../../domain/calendar.ts';
import { phaseNames } from '../../domain/time/phaseNames.ts';
import { phases, type Phase } from '../../domain/time/slice.ts';
import type { OverviewSlice } from '../../protocol/overview.ts';
import type { SliceToRetag } from '../../protocol/webview.ts';
import type { Backend, Questions } from '../server/backend.ts';

/** Asks what a slice was for, and keeps the answer; of no slice given, which one of today. A slice that was re-tagged can be given back. */
export async function retagSlice(given: SliceToRetag | undefined, { questions }: Backend, calendar: Calendar): Promise<void> {
	if (questions === null) {
		tell('Bookend is not running; nothing was changed.');
		return;
	}
	const slice = given ?? (await pickSlice(questions, calendar));
	const choice = slice && (await pickMeaning(slice, calendar));
	if (slice !== undefined && choice !== undefined) {
		tell(await keep(questions, slice, choice, calendar));
	}
}

/** A phase, null for having been away, or to take back what was said before. */
type Meaning = Phase | null | 'asBefore';

async function pickSlice(questions: Questions, calendar: Calendar): Promise<SliceToRetag | undefined> {
	const overview = await questions.overview({ period: 'today', project: null });
	const slices = overview?.time.picture.kind === 'day' ? overview.time.picture.slices : [];
	if (slices.length === 0) {
		tell('There is no active time of today on record yet.');
		return undefined;
	}
	const items = slices.toReversed().map(slice => ({ ...shown(slice, calendar), slice }));
	return (await vscode.window.showQuickPick(items, { placeHolder: 'Which slice of today?', matchOnDetail: true }))?.slice;
}

function shown(slice: OverviewSlice, calendar: Calendar): vscode.QuickPickItem {
	const says = slice.mark === null ? '' : ', as you said';
	return {
		label: timesOf(slice, calendar),
		description: `${phaseNames[slice.phase]}${says}`,
		detail: slice.sentence.replaceAll('$(', '\\$('),
	};
}

async function pickMeaning(slice: SliceToRetag, calendar: Calendar): Promise<Meaning | undefined> {
	const items: (vscode.QuickPickItem & { readonly meaning: Meaning })[] = [
		...phases.map(phase => ({ label: phaseNames[phase], meaning: phase })),
		{ label: 'I was away', description: 'not counted', meaning: null },
		...(slice.mark === null ? [] : [{ label: 'Take back what I said', meaning: 'asBefore' as const }]),
	];
	const picked = await vscode.window.showQuickPick(items, { placeHolder: `What was ${timesOf(slice, calendar)} for?` });
	return picked?.meaning;
}

async function keep(questions: Questions, slice: SliceToRetag, meaning: Meaning, calendar: Calendar): Promise<string> {
	const times = timesOf(slice, calendar);
	if (meaning === 'asBefore') {
		const isDone = slice.mark !== null && (await questions.unmark([slice.mark]));
		return isDone ? `${times} is as Bookend sees it again.` : 'What you said stays: Bookend did not answer.';
	}
	const made = await questions.retag({ from: slice.start, to: slice.end, phase: meaning });
	if (made === undefined) {
		return 'Nothing was changed: Bookend did not answer.';
	}
	return meaning === null ? `${times} is not counted any more, as you say.` : `${times} is ${phaseNames[meaning]} now, as you say.`;
}

function timesOf({ start, end }: Pick<SliceToRetag, 'start' | 'end'>, calendar: Calendar): string {
	return `${calendar.format(start, 'HH:mm')}–${calendar.format(end, 'HH:mm')}`;
}

function tell(sentence: string): void {
	vscode.window.setStatusBarMessage(sentence, SENTENCE_MS);
}

const SENTENCE_MS = 5_000;
