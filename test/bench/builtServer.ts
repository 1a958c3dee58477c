/** The language server as it ships, on the last day of the corpora. */
import path from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import type { Initialization } from '../../src/protocol/lsp.ts';
import { codeFolderWord } from '../../src/protocol/serverProcess.ts';
import { clockScript, turnedClock } from '../support/host/clock.ts';
import { startServer, type LspClient } from '../support/lspClient.ts';
import { CORPUS_END } from './corpora.ts';

export const builtCli = path.join(root, 'dist', 'cli.js');
const builtServer = path.join(root, 'dist', 'server.js');

/** Its code is kept beside the store, as the client has it. */
export function startBuiltServer(options: Initialization): Promise<LspClient> {
	const words = typeof options.store === 'string' ? [codeFolderWord(path.join(path.dirname(options.store), 'code'))] : [];
	return startServer(options, { script: builtServer, words, options: ['--require', clockScript], env: turnedClock(CORPUS_END, 'UTC') });
}

/** What the sidebar asks for when it is shown. */
export const month = { period: 'month', project: null } as const;
