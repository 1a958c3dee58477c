import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables.ts';
import { viewIds } from './ids.ts';

/** Lists nothing: lines are not followed by this version, and the view's welcome text says so. */
export function registerUnverifiedView(): Disposable {
	return vscode.window.createTreeView<never>(viewIds.unverified, {
		treeDataProvider: { getChildren: () => [], getTreeItem: (node: never) => node },
	});
}
