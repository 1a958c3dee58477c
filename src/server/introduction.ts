/** What is agreed with a client when it introduces itself. */
import { ErrorCodes, ResponseError, TextDocumentSyncKind, type InitializeParams, type ServerCapabilities } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import * as z from 'zod/mini';
import { initializationSchema, type Initialization } from '../protocol/lsp.ts';
import { reviewKind } from './features/codeActions.ts';
import { serverCommands } from './features/commands.ts';
import type { Options } from './open.ts';

/** Settled by whoever started the process; what the client says goes before it. */
export type Defaults = Pick<Initialization, 'store' | 'home'>;

export interface Introduction {
	readonly options: Options;
	/** It opens and closes workspace folders, and tells. */
	readonly followsFolders: boolean;
	readonly refreshesLenses: boolean;
}

/** Throws what the client is answered where its options cannot be understood. */
export function introductionOf(params: InitializeParams, defaults: Defaults): Introduction {
	const given = params.initializationOptions as unknown;
	const options = initializationSchema.safeParse({ ...defaults, ...(typeof given === 'object' ? given : {}) });
	if (!options.success) {
		throw new ResponseError(ErrorCodes.InvalidParams, `initializationOptions: ${z.prettifyError(options.error)}`);
	}
	const { folders } = options.data;
	return {
		options: { ...options.data, folders: folders ?? workspaceFolders(params) },
		followsFolders: folders === null,
		refreshesLenses: params.capabilities.workspace?.codeLens?.refreshSupport === true,
	};
}

export function capabilitiesFor({ options, followsFolders }: Introduction): ServerCapabilities {
	return {
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
		codeActionProvider: { codeActionKinds: [reviewKind] },
		codeLensProvider: {},
		hoverProvider: true,
		...(options.commands === 'server' ? { executeCommandProvider: { commands: [...serverCommands] } } : {}),
		...(followsFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
	};
}

const folders = z.array(z.object({ uri: z.string() }));
/** Workspace folders that were opened and closed, as the protocol tells it. */
export const foldersChange = z.object({ event: z.object({ added: folders, removed: folders }) });

export function foldersAfter(open: readonly string[], { event }: z.output<typeof foldersChange>): string[] {
	const removed = new Set(foldersOn(event.removed));
	return [...new Set([...open.filter(folder => !removed.has(folder)), ...foldersOn(event.added)])];
}

/** The paths of folders on disk; those of other kinds are left out. */
function foldersOn(told: readonly { readonly uri: string }[]): string[] {
	return told.map(({ uri }) => URI.parse(uri)).flatMap(uri => (uri.scheme === 'file' ? [uri.fsPath] : []));
}

/** Older clients name one folder, the oldest by its path. */
function workspaceFolders(params: InitializeParams): string[] {
	const { workspaceFolders: open } = params;
	if (open !== null && open !== undefined) {
		return foldersOn(open);
	}
	const { rootUri, rootPath } = params as { readonly rootUri?: string | null; readonly rootPath?: string | null };
	return typeof rootUri === 'string' ? foldersOn([{ uri: rootUri }]) : typeof rootPath === 'string' ? [rootPath] : [];
}
