import { formatCounted } from '../../base/format.ts';
import type { Marked, MarkTarget } from '../../protocol/ledger.ts';
import type { Questions } from '../server/backend.ts';

type Desk = Pick<Questions, 'markReviewed' | 'markSession' | 'unmark'>;

export interface MarksPorts {
	/** Null while the server does not run. */
	readonly questions: () => Desk | null;
	readonly notice: { marked(lines: number): void; tell(sentence: string): void };
	/** Whether there is a mark to take back. */
	readonly canUndo: (canUndo: boolean) => void;
}

/** The review marks that were made in this window, to be taken back in the reverse order: what was marked at once, at once. */
export class Marks {
	readonly #ports: MarksPorts;
	#made: readonly Marked[] = [];

	constructor(ports: MarksPorts) {
		this.#ports = ports;
	}

	/** False when nothing was marked; the reason has been told. */
	async make(targets: readonly MarkTarget[]): Promise<boolean> {
		const all: (Marked | null | undefined)[] = [];
		for (const target of targets) {
			all.push(await this.#ports.questions()?.markReviewed(target));
		}
		return this.#took(all, 'no agent wrote a line there');
	}

	/** All lines of a session that are alive in the open folders. False as with `make`. */
	async makeOfSession(session: string): Promise<boolean> {
		return this.#took([await this.#ports.questions()?.markSession(session)], 'no line of that session is left in the open folders');
	}

	async undo(): Promise<void> {
		const { questions, notice } = this.#ports;
		const last = this.#made.at(-1);
		if (last === undefined) {
			notice.tell('No review of this window is left to undo.');
			return;
		}
		if ((await questions()?.unmark(last.marks)) !== true) {
			notice.tell('The review stays: Bookend did not answer.');
			return;
		}
		this.#keep(this.#made.filter(mark => mark !== last));
		notice.tell(`The review of ${formatCounted(last.lines, 'line')} is undone.`);
	}

	forget(): void {
		this.#keep([]);
	}

	/** An answer is null where there was nothing to mark, and undefined where none came. */
	#took(answers: readonly (Marked | null | undefined)[], nothing: string): boolean {
		const { notice } = this.#ports;
		const made = answers.filter(answer => answer !== null && answer !== undefined);
		if (made.length === 0) {
			notice.tell(`Nothing is marked: ${answers.includes(undefined) ? 'Bookend did not answer' : nothing}.`);
			return false;
		}
		const lines = made.reduce((sum, marked) => sum + marked.lines, 0);
		this.#keep([...this.#made, { marks: made.flatMap(({ marks }) => marks), lines }]);
		notice.marked(lines);
		return true;
	}

	#keep(made: readonly Marked[]): void {
		this.#made = made;
		this.#ports.canUndo(made.length > 0);
	}
}
