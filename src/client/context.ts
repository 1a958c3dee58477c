import * as vscode from 'vscode';
import type { Disposable } from '../base/disposables.ts';
import type { ContextKeys } from './contextKeys.ts';
import type { Backend } from './server/backend.ts';

export function setContext<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
	void vscode.commands.executeCommand('setContext', key, value);
}

/** Keeps what the manifest knows of the server up to date. */
export function followBackend(backend: Backend): Disposable {
	const tell = (): void => {
		setContext('bookend.reading', backend.progress?.kind !== 'idle');
		setContext('bookend.sample', backend.sample);
		setContext('bookend.trouble', backend.trouble?.kind ?? false);
	};
	tell();
	return vscode.Disposable.from(backend.onDidChangeState(tell), backend.onDidSwitchData(tell));
}
