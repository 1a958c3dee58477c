import * as vscode from 'vscode';
import type { Disposable } from '../base/disposables.ts';
import type { Trouble } from '../protocol/overview.ts';
import type { Backend } from './server/backend.ts';

/** What the manifest's `when` clauses can ask. */
export interface ContextKeys {
	'bookend.hasSessions': boolean;
	'bookend.sample': boolean;
	'bookend.trouble': Trouble['kind'] | false;
}

/** Keeps what the manifest knows of the server up to date. */
export function followBackend(backend: Backend): Disposable {
	const tell = (): void => {
		setContext('bookend.sample', backend.sample);
		setContext('bookend.trouble', backend.trouble?.kind ?? false);
	};
	tell();
	return vscode.Disposable.from(backend.onDidChangeState(tell), backend.onDidSwitchData(tell));
}

export function setContext<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
	void vscode.commands.executeCommand('setContext', key, value);
}
