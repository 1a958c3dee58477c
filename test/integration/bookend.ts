import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import type { BookendApi } from '../../src/client/api.ts';

/** The extension under test, as another extension would find it. */
export function bookendExtension() {
	const extension = extensions.getExtension<BookendApi>('bookend.bookend');
	assert.ok(extension, 'VS Code does not know the extension.');
	return extension;
}

/** Its API, once the server has read what there was to read. */
export async function readyBookend(): Promise<BookendApi> {
	const bookend = await bookendExtension().activate();
	await bookend.whenReady;
	return bookend;
}
