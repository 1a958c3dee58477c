import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Defaults } from './introduction.ts';
import { serve } from './server.ts';

/** Serves the client at the other end of this process's standard streams. The process ends when the client says so, or hangs up. */
export function serveStdio(defaults: Defaults): void {
	serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), defaults);
}
