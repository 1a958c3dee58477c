import type { SessionSummary } from '../../../protocol/sessions.ts';
import { sessionTitle } from '../sessions/labels.ts';

/** What sessions are called: asked for when one is met whose title is not known, and once for all that are met meanwhile. */
export class SessionTitles {
	readonly #sessions: () => Promise<readonly SessionSummary[] | undefined>;
	readonly #onChange: () => void;
	#titles: ReadonlyMap<string, string> = new Map();
	/** One of which nothing is known is not asked for again and again. */
	#asked = new Set<string>();
	#isAsking = false;

	/** `sessions` answers undefined where there is no answer; `onChange` is called when titles are known that were not. */
	constructor(sessions: () => Promise<readonly SessionSummary[] | undefined>, onChange: () => void) {
		this.#sessions = sessions;
		this.#onChange = onChange;
	}

	/** Undefined while it is not known. */
	of(session: string): string | undefined {
		if (!this.#asked.has(session)) {
			this.#asked.add(session);
			void this.#ask();
		}
		return this.#titles.get(session);
	}

	/** Titles may be others now. */
	forget(): void {
		this.#asked = new Set();
	}

	async #ask(): Promise<void> {
		if (this.#isAsking) {
			return;
		}
		this.#isAsking = true;
		const sessions = await this.#sessions();
		this.#isAsking = false;
		if (sessions !== undefined) {
			this.#titles = new Map(sessions.map(session => [session.id, sessionTitle(session)]));
			this.#onChange();
		}
	}
}
