export interface Disposable {
	dispose(): void;
}

/** Owns what it was given and disposes of it in the reverse order. */
export class Disposables implements Disposable {
	readonly #items = new Set<Disposable>();
	#isDisposed = false;

	add<T extends Disposable>(item: T): T {
		if (this.#isDisposed) {
			item.dispose(); // a late arrival cannot leak
			return item;
		}
		this.#items.add(item);
		return item;
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const item of [...this.#items].reverse()) {
			item.dispose();
		}
		this.#items.clear();
	}
}
