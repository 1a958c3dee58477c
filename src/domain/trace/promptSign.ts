import type { PromptSign } from './prompt.ts';
import * as cue from './promptSignCues.ts';
import { takeApart, type PromptParts } from './promptSignPaste.ts';

/** What the words of a prompt show. Works on the words alone, in general terms; the words are not kept. */
export function signOf(prompt: string): PromptSign {
	const parts = takeApart(prompt);
	const plain = cue.plainWords(parts.words);
	const read: Read = { parts, plain, opening: cue.afterOpening(plain) };
	return rules.find(([, shows]) => shows(read))?.[0] ?? 'unclear';
}

/** How many characters of a prompt a hand can have typed: pasted blocks (logs, code, stack traces, long quotes) are left out. */
export function typedChars(prompt: string): number {
	const written = takeApart(prompt).words.trim();
	const paragraphs = written.split(/\n\s*\n/);
	const lines = written.split('\n').length;
	const typed = lines <= MOST_TYPED_LINES ? [written] : [paragraphs[0] ?? '', paragraphs.at(-1) ?? ''];
	return Math.min(MOST_TYPED_CHARS, typed.join('').length);
}

/** Chosen: nobody types more lines than these into a prompt; of a longer text the first and the last paragraph may be typed around it. */
const MOST_TYPED_LINES = 24;
/** Chosen: ten minutes of composing at 200 characters a minute; what is longer was prepared elsewhere or pasted. */
const MOST_TYPED_CHARS = 2_000;

interface Read {
	readonly parts: PromptParts;
	readonly plain: string;
	readonly opening: string;
}

/** The first rule that fits decides: forms before words, what is said about the work before what is asked for. */
const rules: readonly (readonly [PromptSign, (read: Read) => boolean])[] = [
	['choice', ({ plain }) => plain.length <= SHORT && (cue.answer.test(plain) || cue.option.test(plain))],
	['request', ({ plain }) => handedPlan.test(plain)],
	['check', read => isCommand(read) && /\b(?:test|lint|check|build|vet)\b/.test(read.plain)],
	['proceed', isCommand],
	['report', read => read.parts.outputLines > 0 && !isExample(read)],
	['report', ({ plain }) => cue.review.test(plain)],
	['report', ({ plain }) => cue.complaint.test(plain)],
	['report', ({ opening }) => cue.repairing.test(opening)],
	['proceed', ({ opening, plain }) => cue.mechanical.test(opening) || (plain.length <= SHORT && cue.mechanicalLater.test(plain))],
	['check', ({ opening, plain }) => cue.checking.test(opening) || cue.checkingLater.test(plain)],
	['report', ({ plain }) => cue.success.test(plain)],
	['choice', ({ plain }) => plain.length <= SHORT && cue.assent.test(plain)],
	['design', ({ plain }) => cue.weighing.test(plain)],
	['request', ({ opening, plain }) => cue.building.test(opening) || cue.wishing.test(plain)],
	['report', ({ plain }) => cue.trouble.test(plain)],
	['question', ({ opening, plain }) => /\?\W*$/.test(plain) || cue.looking.test(opening)],
];

/** Up to so many characters a prompt can be a mere answer. */
const SHORT = 120;
const handedPlan = /^(?:please )?(?:implement|execute|follow|carry out|here is|this is)(?: \w+){0,3} (?:plan|spec|specification|design)\b/;

/** A command line as a whole prompt. */
function isCommand({ plain }: Read): boolean {
	return plain.length <= SHORT && !plain.includes('?') && commandForm.test(plain);
}
const commandForm =
	/^!?(?:(?:\.{1,2}\/|~\/)\S+|(?:python3?|node|npm|npx|pnpm|yarn|bun|go|cargo|make|docker|kubectl|conda|pip3?|uv|pytest|git|gh|ls|cd|cat|rm|mkdir|mv|cp|source|curl|brew|apt(?:-get)?|dotnet|mvn|gradle|bash|sh|deno|rake|bundle|php|composer|terraform) (?!to |it |with |for |the |into |ahead |on |through )(?:\S+ ?){1,8})$/;

/** A pasted block that a request brings along as its model. */
function isExample({ plain, opening }: Read): boolean {
	return cue.building.test(opening) && cue.asExample.test(plain) && !cue.complaint.test(plain);
}
