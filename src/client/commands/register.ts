import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import { commandIds, type Commands } from './commands.ts';

export function registerCommands(handlers: Commands): Disposable {
	const disposables = new Disposables();
	for (const command of commandIds) {
		disposables.add(vscode.commands.registerCommand(command, handlers[command]));
	}
	return disposables;
}
