/** Asks what came of work: one click, and if the engineer likes an amount and a note. */
import * as vscode from 'vscode';
import { amountIn, amountText, outcomeDetails } from '../../domain/value/amount.ts';
import { outcomeNames, outcomes, type Amount } from '../../domain/value/outcome.ts';
import { LONGEST_NOTE, type SayOutcome, type ShownOutcome } from '../../protocol/value.ts';
import { withoutIcons } from './pickSession.ts';

/** Undefined where the engineer gives up: Escape anywhere says nothing. `said` is what was said before. */
export async function askOutcome(said: ShownOutcome | null): Promise<Omit<SayOutcome, 'subject'> | 'takeBack' | undefined> {
	const outcome = await pickOutcome(said);
	if (outcome === undefined || outcome === 'takeBack') {
		return outcome;
	}
	const amount = outcome === 'nothing' ? null : await askAmount();
	if (amount === undefined) {
		return undefined;
	}
	const note = await askNote();
	return note === undefined ? undefined : { outcome, amount, note };
}

async function pickOutcome(said: ShownOutcome | null): Promise<SayOutcome['outcome'] | 'takeBack' | undefined> {
	const items = outcomes.map(outcome => ({ label: outcomeNames[outcome], description: '', outcome }));
	const back = said === null ? [] : [{ label: 'Take back what was said', description: saidText(said), outcome: 'takeBack' as const }];
	const picked = await vscode.window.showQuickPick([...items, ...back], { placeHolder: 'What came of it?', ignoreFocusOut: true });
	return picked?.outcome;
}

function saidText(said: ShownOutcome): string {
	return withoutIcons(`${outcomeNames[said.outcome]}${outcomeDetails(said)}`);
}

/** Null for none. */
async function askAmount(): Promise<Amount | null | undefined> {
	const text = await vscode.window.showInputBox({
		title: 'What it is worth, if you can say',
		prompt: `For example ${example}. Enter leaves it out.`,
		ignoreFocusOut: true,
		validateInput: given => (given.trim() === '' || amountIn(given) !== undefined ? undefined : amountHelp),
	});
	return text === undefined ? undefined : (amountIn(text) ?? null);
}

const example = amountText({ value: 1_200, currency: 'EUR' });
const amountHelp = `Write an amount and its currency, as ${example} or $400.50, or leave it empty.`;

/** Null for none. */
async function askNote(): Promise<string | null | undefined> {
	const text = await vscode.window.showInputBox({
		title: 'A note for yourself',
		prompt: 'Enter leaves it out.',
		ignoreFocusOut: true,
		validateInput: given => (given.length <= LONGEST_NOTE ? undefined : `At most ${LONGEST_NOTE} characters are kept.`),
	});
	return text === undefined ? undefined : text.trim() || null;
}
