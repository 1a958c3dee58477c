import { formatCounted } from '../../base/format.ts';
import type { Marked, MarkTarget } from '../../protocol/ledger.ts';
import type { Questions } from '../server/backend.ts';

export interface MarksPorts {
	/** Null while the server does not run. */
	readonly questions: () => Pick<Questions, 'markReviewed' | 'unmark'> | null;
	readonly notice: { marked(lines: number): void; tell(sentence: string): void };
	/** Whether there is a mark to take back. */
	readonly canUndo: (canUndo: boolean) => void;
}

/** The review marks that were made in this window, to be taken back in the reverse order. */
export class Marks {
	readonly #ports: MarksPorts;
	#made: readonly Marked[] = [];

	constructor(ports: MarksPorts) {
		this.#ports = ports;
	}

	/** False when nothing was marked; the reason has been told. */
	async make(target: MarkTarget): Promise<boolean> {
		const { questions, notice } = this.#ports;
		const marked = await questions()?.markReviewed(target);
		if (marked === undefined) {
			notice.tell('Nothing is marked: Bookend did not answer.');
			return false;
		}
		if (marked === null) {
			notice.tell('Nothing is marked: no agent wrote a line there.');
			return false;
		}
		this.#keep([...this.#made, marked]);
		notice.marked(marked.lines);
		return true;
	}

	async undo(): Promise<void> {
		const { questions, notice } = this.#ports;
		const last = this.#made.at(-1);
		if (last === undefined) {
			notice.tell('No review of this window is left to undo.');
			return;
		}
		if ((await questions()?.unmark(last.mark)) !== true) {
			notice.tell('The review stays: Bookend did not answer.');
			return;
		}
		this.#keep(this.#made.filter(mark => mark !== last));
		notice.tell(`The review of ${formatCounted(last.lines, 'line')} is undone.`);
	}

	forget(): void {
		this.#keep([]);
	}

	#keep(made: readonly Marked[]): void {
		this.#made = made;
		this.#ports.canUndo(made.length > 0);
	}
}
