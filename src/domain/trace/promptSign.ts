import type { PromptSign } from './prompt.ts';
import { checkingTool, isCommandLine } from './promptSignCommand.ts';
import * as cue from './promptSignCues.ts';
import * as abroad from './promptSignLanguages.ts';
import { takeApart, type PromptParts } from './promptSignPaste.ts';

/** What a prompt shows, and how much of it a hand can have typed. */
export function readPrompt(prompt: string): { readonly typedChars: number; readonly sign: PromptSign } {
	const parts = takeApart(prompt);
	return { typedChars: typedIn(parts), sign: signIn(parts) };
}

/** What the words of a prompt show. Works on the words alone, in general terms; the words are not kept. */
export function signOf(prompt: string): PromptSign {
	return signIn(takeApart(prompt));
}

function signIn(parts: PromptParts): PromptSign {
	const plain = cue.plainWords(parts.words);
	const read: Read = { parts, plain, opening: cue.afterOpening(plain) };
	let hasCue: boolean | null = null;
	const shows = (rule: Rule): boolean => (rule instanceof RegExp ? (hasCue ??= anyCue.test(plain)) && rule.test(plain) : rule(read));
	return rules.find(([, rule]) => shows(rule))?.[0] ?? 'unclear';
}

/** How many characters of a prompt a hand can have typed: pasted blocks (logs, code, stack traces, long quotes) are left out. */
export function typedChars(prompt: string): number {
	return typedIn(takeApart(prompt));
}

function typedIn({ words }: PromptParts): number {
	const lines = words.trim().split('\n');
	const typed = lines.length <= MOST_TYPED_LINES ? lines : [lines[0] ?? '', lines.at(-1) ?? ''];
	const chars = typed.reduce((sum, line) => sum + line.trim().length, 0);
	return Math.min(MOST_TYPED_CHARS, chars);
}

/** Chosen: nobody types more lines than these into a prompt; of a longer text the first and the last line may be typed around it. */
const MOST_TYPED_LINES = 24;
/** Chosen: ten minutes of composing at 200 characters a minute; what is longer was prepared elsewhere or pasted. */
const MOST_TYPED_CHARS = 2_000;

interface Read {
	readonly parts: PromptParts;
	readonly plain: string;
	readonly opening: string;
}

/** A cue that may stand anywhere in the words, or what else has to hold. */
type Rule = RegExp | ((read: Read) => boolean);

/** The first rule that fits decides: forms before words, what is said about the work before what is asked for. */
const rules: readonly (readonly [PromptSign, Rule])[] = [
	['choice', ({ plain }) => plain.length <= SHORT && (cue.agreement.test(plain) || cue.option.test(plain))],
	['request', ({ plain }) => cue.handedPlan.test(plain)],
	['check', ({ opening }) => cue.checkingCommand.test(opening)],
	['check', read => isCommand(read) && checkingTool.test(read.plain)],
	['proceed', isCommand],
	['report', read => read.parts.outputLines > 0 && !isExample(read)],
	['request', cue.noting],
	['choice', ({ plain }) => cue.repairAssent.test(plain)],
	['proceed', ({ plain }) => plain.length <= SHORT && cue.merging.test(plain)],
	['design', ({ plain }) => plain.length <= SHORT && cue.stocktaking.test(plain)],
	['report', cue.complaint],
	['report', ({ plain }) => cue.exclamation.test(plain)],
	['report', ({ opening }) => cue.repairing.test(opening)],
	['proceed', ({ opening, plain }) => cue.mechanical.test(opening) || (plain.length <= SHORT && cue.mechanicalLater.test(plain))],
	['proceed', ({ plain }) => plain.length <= SHORT && cue.delivered.test(plain)],
	['report', cue.review],
	['report', ({ plain }) => cue.objection.test(plain)],
	['design', cue.supposing],
	['check', ({ opening }) => cue.checking.test(opening)],
	['check', cue.checkingLater],
	['report', cue.praise],
	['choice', ({ plain }) => plain.length <= SHORT && cue.assent.test(plain)],
	['request', ({ opening }) => cue.building.test(opening)],
	['report', ({ plain }) => cue.trouble.test(plain.slice(0, EARLY))],
	['design', cue.weighing],
	['request', cue.wishing],
	['report', cue.sighting],
	['choice', ({ plain }) => plain.length <= SHORT && cue.answering.test(plain)],
	['report', ({ plain }) => abroad.isTrouble(plain)],
	['choice', ({ plain }) => plain.length <= SHORT && abroad.assentAbroad.test(plain)],
	['request', ({ opening, plain }) => abroad.buildingAbroad.test(opening) || abroad.buildingInEastAsia.test(plain)],
	['question', ({ opening, plain }) => cue.asked.test(plain) || cue.looking.test(opening)],
];

/** Most prompts hold none of the cues, and are done with after one look for all of them. */
const anyCue = cue.anyOf(rules.map(([, rule]) => rule).filter(rule => rule instanceof RegExp));

/** Chosen: a single word of failing says what a prompt is about only when it comes early, in characters. */
const EARLY = 200;
/** Chosen: up to so many characters a prompt can be a mere answer, which is about two lines. */
const SHORT = 120;

/** A command line as a whole prompt. */
function isCommand({ plain }: Read): boolean {
	return plain.length <= SHORT && isCommandLine(plain);
}

/** A pasted block that a request brings along as its model. */
function isExample({ plain, opening }: Read): boolean {
	return cue.building.test(opening) && cue.asExample.test(plain) && !cue.complaint.test(plain);
}
