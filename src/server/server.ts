/** Wires the language server: what arrives is parsed, answered from the book, and told of changes. */
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { z } from 'zod';
import type { Logger } from '../base/log.ts';
import * as lsp from '../protocol/lsp.ts';
import { scopeSchema, type Trouble } from '../protocol/overview.ts';
import { settingsSchema, type Settings } from '../protocol/settings.ts';
import { z as zod } from 'zod';
import { always } from '../ingest/store/store.ts';
import { openEngine, type Engine } from './engine.ts';
import { Live } from './live.ts';
import { sampleHome } from './sample.ts';
import { overviewOf } from './snapshot/overview.ts';
import { sessionPageOf } from './snapshot/sessionPage.ts';
import { sessionSummaries } from './snapshot/sessions.ts';
import { statusOf } from './snapshot/status.ts';
