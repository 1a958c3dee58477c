/** The engineer says what came of a session or a change, and what kind of work a session was. Each can be taken back where it was said. */
import * as vscode from 'vscode';
import { formatCounted } from '../../base/format.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { workKindNames, workKinds } from '../../domain/value/kind.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import type { ChangeSummary, SayOutcome, ShownOutcome } from '../../protocol/value.ts';
import type { Backend } from '../server/backend.ts';
import { askOutcome } from './askOutcome.ts';
import { sessionMeant, withoutIcons } from './pickSession.ts';
import type { SessionArgument } from './commands.ts';

/** Of nothing given, asks of what. */
export async function sayOutcome(argument: SessionArgument | undefined, backend: Backend, calendar: Calendar): Promise<void> {
	const of = argument === undefined ? await pickSubjectKind() : 'session';
	if (of === 'session') {
		const session = await sessionMeant(argument, backend, calendar);
		if (session !== undefined) {
			await ask(backend, { of, session: session.id }, session.outcome);
		}
	} else if (of === 'change') {
		const change = await pickChange(backend, calendar);
		if (change !== undefined) {
			await ask(backend, { of, commit: change.commit }, change.outcome);
		}
	}
}

export async function sayKind(argument: SessionArgument | undefined, backend: Backend, calendar: Calendar): Promise<void> {
	const session = await sessionMeant(argument, backend, calendar);
	if (session === undefined) {
		return;
	}
	const { kind: now, mark } = session.kind;
	const kinds = workKinds.map(work => ({ label: workKindNames[work], description: work === now ? 'as it is' : '', work }));
	const back = mark === null ? [] : [{ label: 'As Bookend tells it', description: '', work: null }];
	const picked = await vscode.window.showQuickPick([...kinds, ...back], { placeHolder: kindQuestion(session), ignoreFocusOut: true });
	if (picked?.work === null) {
		await takeBack(backend, mark);
	} else if (picked !== undefined) {
		await tellIfKept(backend.questions?.sayKind({ session: session.id, work: picked.work }));
	}
}

function kindQuestion({ kind }: SessionSummary): string {
	return `What kind of work was it? Now: ${workKindNames[kind.kind]}. ${kind.why}`;
}

async function pickSubjectKind(): Promise<'session' | 'change' | undefined> {
	const items = [
		{ label: 'A session', of: 'session' as const },
		{ label: 'A change', description: 'a commit with agent-written lines, in the open folders', of: 'change' as const },
	];
	return (await vscode.window.showQuickPick(items, { placeHolder: 'What came of what?', ignoreFocusOut: true }))?.of;
}

/** The list is there at once and fills when git has told; whoever leaves it does not wait for that. */
async function pickChange(backend: Backend, calendar: Calendar): Promise<ChangeSummary | undefined> {
	const [asking, listing] = [new vscode.CancellationTokenSource(), new vscode.CancellationTokenSource()];
	const changes = backend.questions?.changes(asking.token) ?? Promise.resolve(undefined);
	const items = changes.then(known => {
		if (known === undefined || known.length === 0) {
			listing.cancel();
		}
		return (known ?? []).map(change => changeItem(change, calendar));
	});
	const options = { placeHolder: 'Which change?', matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true };
	const picked = await vscode.window.showQuickPick(items, options, listing.token);
	if (listing.token.isCancellationRequested) {
		tellWhyNone(await changes);
	}
	asking.cancel();
	return picked?.change;
}

function changeItem(change: ChangeSummary, calendar: Calendar) {
	return {
		label: withoutIcons(change.title),
		description: `${change.state} · ${formatCounted(change.lines, 'agent-written line')}, ${change.surviving} still there`,
		detail: `${change.commit.slice(0, 10)} · ${withoutIcons(change.folder)} · ${calendar.format(change.at, 'EEEE, d MMMM, HH:mm')}`,
		change,
	};
}

function tellWhyNone(changes: readonly ChangeSummary[] | undefined): void {
	if (changes === undefined) {
		void vscode.window.showWarningMessage('The history of the open folders could not be read. "Bookend: Show Log" says why.');
	} else {
		void vscode.window.showInformationMessage('No commit of the open folders has agent-written lines that Bookend knows of.');
	}
}

async function ask(backend: Backend, subject: SayOutcome['subject'], said: ShownOutcome | null): Promise<void> {
	const answer = await askOutcome(said);
	if (answer === 'takeBack') {
		await takeBack(backend, said?.mark ?? null);
	} else if (answer !== undefined) {
		await tellIfKept(backend.questions?.sayOutcome({ subject, ...answer }));
	}
}

async function takeBack(backend: Backend, mark: string | null): Promise<void> {
	if (mark !== null) {
		await tellIfKept(backend.questions?.unmark([mark]).then(isDone => isDone || undefined));
	}
}

async function tellIfKept(answer: Promise<unknown> | undefined): Promise<void> {
	if ((await answer) === undefined) {
		void vscode.window.showWarningMessage('Bookend could not keep this. "Bookend: Show Log" says why.');
	} else {
		vscode.window.setStatusBarMessage('Kept.', 3_000);
	}
}
