import type { PendingPatch } from './edits.ts';
import type { State } from './state.ts';
import { turnNow } from './turns.ts';

/** A patch whose output has not come after so many lines was never applied, as far as the transcript goes. */
const MOST_LINES_WAITED = 200;

/** What may go into a checkpoint, and the patches that may not. */
export class Memory {
	readonly state: State;
	#patches: PendingPatch[] = [];

	constructor(state: State) {
		this.state = state;
	}

	get awaitsPatches(): boolean {
		return this.#patches.length > 0;
	}

	/** Keeps a patch until it is known whether it was applied. */
	await(patch: Omit<PendingPatch, 'turn' | 'age'>): void {
		if (patch.files.length > 0) {
			this.#patches.push({ ...patch, turn: turnNow(this.state), age: 0 });
		}
	}

	takePatches(call: string): readonly PendingPatch[] {
		const found = this.#patches.filter(patch => patch.call === call);
		this.#patches = this.#patches.filter(patch => patch.call !== call);
		return found;
	}

	/** The oldest patch of a script: what it changed is told under another id than the script's. */
	takeScriptsPatch(): void {
		const at = this.#patches.findIndex(patch => patch.isScripts);
		this.#patches.splice(at, at < 0 ? 0 : 1);
	}

	forgetPatches(): void {
		this.#patches = [];
	}

	/** Lets a line pass. */
	passLine(): void {
		this.#patches.forEach(patch => patch.age++);
		this.#patches = this.#patches.filter(patch => patch.age <= MOST_LINES_WAITED);
	}
}
