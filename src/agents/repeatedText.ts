import type { JsonScan, Node } from './jsonScan.ts';

/** A text that most lines repeat, such as a session's id: made anew only where it is written in another way than before. */
export class RepeatedText {
	#written: Uint8Array | null = null;
	#text: string | null = null;

	/** Whether it is written as when it was read last. */
	isAsBefore(scan: JsonScan, node: Node | undefined): boolean {
		return this.#written !== null && scan.isWritten(node, this.#written);
	}

	/** As `JsonScan.text`. */
	read(scan: JsonScan, node: Node | undefined): string | null {
		if (!this.isAsBefore(scan, node)) {
			this.#written = scan.writing(node);
			this.#text = scan.text(node);
		}
		return this.#text;
	}
}
