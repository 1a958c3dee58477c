/** The language server on what the client chose (IPC, a pipe or stdio), and nothing else. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';

serve(createConnection(ProposedFeatures.all));
