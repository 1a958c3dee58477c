/** What the extension host loads when Bookend is activated. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import type { Row } from './table.ts';

const BYTES_A_KILOBYTE = 1_000;

export function clientRows(): readonly Row[] {
	const kilobytes = (name: string): number => statSync(path.join(root, 'dist', name)).size / BYTES_A_KILOBYTE;
	const [client, later] = [kilobytes('client.js'), kilobytes('languageClient.js')];
	const note = `${later.toFixed(0)} kB more, the language client, are loaded when the server is started`;
	return [{ what: 'client bundle, loaded to activate', values: [client], unit: 'kB', target: 300, note }];
}
