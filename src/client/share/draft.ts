import { usualChoices, type ChoiceName, type Choices } from '../../domain/summary/choices.ts';
import type { Shared, ShareRequest } from '../../protocol/summary.ts';
import { choiceItems, choicesOf, type ChoiceItem, type SaidChoice } from './choiceItems.ts';

/** Asks for the text; undefined where none came. */
export type Ask = (request: ShareRequest) => Promise<Shared | undefined>;

/** What is about to be shared: what was chosen so far, and the text that comes of it. */
export class Draft {
	readonly #ask: Ask;
	readonly #request: Omit<ShareRequest, 'choices'>;
	readonly #said: Record<SaidChoice, string | null> = { author: null, note: null };
	#picked: ReadonlySet<ChoiceName>;
	#shared: Shared;

	/** Undefined where there is nothing to share. */
	static async begin(ask: Ask, request: Omit<ShareRequest, 'choices'>): Promise<Draft | undefined> {
		const shared = await ask({ ...request, choices: usualChoices });
		return shared === undefined ? undefined : new Draft(ask, request, shared);
	}

	private constructor(ask: Ask, request: Omit<ShareRequest, 'choices'>, shared: Shared) {
		this.#ask = ask;
		this.#request = request;
		this.#shared = shared;
		this.#picked = new Set(shared.offers.pseudonym === undefined ? [] : ['pseudonym']);
	}

	get shared(): Shared {
		return this.#shared;
	}

	get picked(): ReadonlySet<ChoiceName> {
		return this.#picked;
	}

	said(choice: SaidChoice): string | null {
		return this.#said[choice];
	}

	/** Null takes the words back, and the choice with them. */
	async say(choice: SaidChoice, words: string | null): Promise<void> {
		this.#said[choice] = words;
		const others = [...this.#picked].filter(one => one !== choice);
		await this.pick(new Set(words === null ? others : [...others, choice]));
	}

	/** What looks like a secret is not picked any more. Throws where no answer came: what was there stays. */
	async pick(picked: ReadonlySet<ChoiceName>): Promise<void> {
		const shared = await this.#ask({ ...this.#request, choices: choicesOf(picked, this.#said) });
		if (shared === undefined) {
			throw new Error('There was no answer.');
		}
		const left = new Set(shared.secrets.map(({ choice }) => choice));
		this.#shared = shared;
		this.#picked = new Set([...picked].filter(choice => !left.has(choice)));
	}

	/** In the order of the list, with why something was left out. */
	items(): readonly ChoiceItem[] {
		return choiceItems(this.#shared, this.#choices());
	}

	/** What was said, whether it is picked or not. */
	#choices(): Choices {
		return { ...usualChoices, ...this.#said };
	}
}
