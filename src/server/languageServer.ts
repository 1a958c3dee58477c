/** The language server on what the client chose (IPC, a pipe or stdio), and nothing else. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepHeapLean } from '../ingest/leanHeap.ts';
import { serve } from './server.ts';

keepHeapLean();
serve(createConnection(ProposedFeatures.all));
