import type { Disposable } from '../../base/disposables.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { NoticeOf, PresenceSign } from '../../protocol/notices.ts';
import type { Timers } from '../timers.ts';

/** So long after the last key or movement of the mouse VS Code still calls a window active (its MARK_INACTIVE_DEBOUNCE). */
const ACTIVE_MS = 10 * SECOND_MS;

export interface PresenceSetup {
	readonly put: (notice: NoticeOf<'present'>) => void;
	/** The focus has gone to a terminal, or from there to the editor, as far as signs tell: the editor API does not say. */
	readonly onTerminal: (isInTerminal: boolean) => void;
	/** Whether an agent is at work in the terminal in front: keys that no editor tells of are for it. */
	readonly agentInFront: () => boolean;
	readonly timers: Timers;
}

/** The state of a window as VS Code has it. */
export interface WindowState {
	readonly focused: boolean;
	/** There was a key or a movement of the mouse just now. */
	readonly active: boolean;
}

/** Tells that the engineer is there, by signs of the focused window and, while these are missing, by the window's being active. */
export class Presence implements Disposable {
	readonly #setup: PresenceSetup;
	#window: WindowState = { focused: false, active: false };
	#editorSignAt = -Infinity;
	#isInTerminal = false;
	#takeBack: (() => void) | null = null;

	constructor(setup: PresenceSetup) {
		this.#setup = setup;
	}

	/** Keys, scrolls and the like count where they can be the engineer's: programs move cursors and open tabs too. */
	sign(sign: PresenceSign): void {
		const isTheEngineer = this.#window.focused && (sign === 'key' || this.#window.active);
		if (!isTheEngineer) {
			return;
		}
		this.#tell(sign);
		if (sign !== 'focus') {
			this.#editorSignAt = sign === 'terminal' ? this.#editorSignAt : this.#setup.timers.now();
			this.#moveTo(sign === 'terminal');
		}
	}

	windowChanged(window: WindowState): void {
		this.#window = { focused: window.focused, active: window.active };
		if (window.focused && window.active) {
			this.#tell('focus');
			this.#beatLater();
		}
	}

	dispose(): void {
		this.#takeBack?.();
	}

	#beatLater(): void {
		this.#takeBack ??= this.#setup.timers.after(ACTIVE_MS, () => {
			this.#takeBack = null;
			if (this.#window.focused && this.#window.active) {
				this.#beat();
				this.#beatLater();
			}
		});
	}

	/** The window was active just now; if the editor has told of nothing since, it was elsewhere. */
	#beat(): void {
		const isSilent = this.#editorSignAt < this.#setup.timers.now() - ACTIVE_MS;
		this.sign(isSilent && this.#setup.agentInFront() ? 'terminal' : 'focus');
	}

	#tell(sign: PresenceSign): void {
		const at = this.#setup.timers.now();
		this.#setup.put({ kind: 'present', from: at, to: at, signs: [sign] });
	}

	#moveTo(terminal: boolean): void {
		if (this.#isInTerminal !== terminal) {
			this.#isInTerminal = terminal;
			this.#setup.onTerminal(terminal);
		}
	}
}
