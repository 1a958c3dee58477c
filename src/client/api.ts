import type { Event } from 'vscode';
import type { UnverifiedFile } from '../protocol/ledger.ts';
import type { Notice } from '../protocol/notices.ts';
import type { LookItem } from '../protocol/look.ts';
import type { Overview, Progress, Scope, Trouble } from '../protocol/overview.ts';
import type { SessionSummary } from '../protocol/sessions.ts';
import type { Capture } from './capture/capture.ts';
import type { UnverifiedList } from './ledger/unverifiedList.ts';
import type { LookList } from './look/lookList.ts';
import type { Backend } from './server/backend.ts';
import { whenRead } from './server/whenRead.ts';

/** What `activate` gives to other extensions and to tests. Numbers are those of the views. */
export interface BookendApi {
	readonly version: string;
	/** Resolves when the server runs and has read what there was to read. */
	readonly whenReady: Promise<void>;
	readonly trouble: Trouble | null;
	readonly progress: Progress | null;
	readonly onDidChangeFacts: Event<void>;
	/** Progress or trouble have changed. */
	readonly onDidChangeState: Event<void>;
	/** What the Unverified Changes view lists; null before it is known. */
	readonly unverified: readonly UnverifiedFile[] | null;
	readonly onDidChangeUnverified: Event<void>;
	/** What was seen of the engineer has left for the server; at most once a second. */
	readonly onDidSendNotices: Event<readonly Notice[]>;
	/** What the Worth a Look view lists; null before it is known. */
	readonly look: readonly LookItem[] | null;
	readonly onDidChangeLook: Event<void>;
	/** Undefined while the server does not run. */
	overview(scope: Scope): Promise<Overview | undefined>;
	sessions(): Promise<readonly SessionSummary[] | undefined>;
}

export interface ApiParts {
	readonly backend: Backend;
	readonly list: UnverifiedList;
	readonly look: LookList;
	readonly capture: Capture;
	readonly version: string;
}

export function apiOf({ backend, list, look, capture, version }: ApiParts): BookendApi {
	return {
		version,
		whenReady: whenRead(backend),
		get trouble() {
			return backend.trouble;
		},
		get progress() {
			return backend.progress;
		},
		onDidChangeFacts: backend.onDidChangeFacts,
		onDidChangeState: backend.onDidChangeState,
		get unverified() {
			return list.files;
		},
		onDidChangeUnverified: list.onDidChange,
		get look() {
			return look.items;
		},
		onDidChangeLook: look.onDidChange,
		onDidSendNotices: capture.onDidSend,
		overview: async scope => backend.questions?.overview(scope),
		sessions: async () => backend.questions?.sessions(),
	};
}
