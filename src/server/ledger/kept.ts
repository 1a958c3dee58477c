/** A value that is made again only when something that it is made from is another one. */
export class Kept<T> {
	#from: readonly unknown[] | null = null;
	#value: T | undefined;

	/** `from` is compared by identity: strings and numbers by what they are, all else by which one it is. */
	of(from: readonly unknown[], make: () => T): T {
		const kept = this.#from;
		if (kept?.length !== from.length || from.some((one, index) => one !== kept[index])) {
			this.#value = make();
			this.#from = from;
		}
		return this.#value as T;
	}
}

/** One kept value a name. Names that are not asked for any more are dropped by `only`. */
export class KeptByName<T> {
	readonly #kept = new Map<string, Kept<T>>();

	of(name: string, from: readonly unknown[], make: () => T): T {
		let kept = this.#kept.get(name);
		if (kept === undefined) {
			kept = new Kept();
			this.#kept.set(name, kept);
		}
		return kept.of(from, make);
	}

	only(names: ReadonlySet<string>): void {
		for (const name of this.#kept.keys()) {
			if (!names.has(name)) {
				this.#kept.delete(name);
			}
		}
	}
}
