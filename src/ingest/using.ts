type Opening<T> = { readonly kind: 'open'; readonly source: T } | { readonly kind: 'gone' | 'closed' | 'unusable' };

/** What the work gives, and the source is closed again; undefined where it could not be opened, or fails. */
export async function using<S extends { close(): void }, T>(
	opening: Opening<S>,
	work: (source: S) => T | Promise<T>,
): Promise<T | undefined> {
	if (opening.kind !== 'open') {
		return undefined;
	}
	const { source } = opening;
	try {
		return await work(source);
	} catch {
		return undefined;
	} finally {
		source.close();
	}
}
