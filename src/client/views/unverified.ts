import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables.ts';

export const unverifiedViewId = 'bookend.unverified';

/** Lists nothing: lines are not followed by this version, and the view's welcome text says so. */
export function registerUnverifiedView(): Disposable {
	return vscode.window.createTreeView<never>(unverifiedViewId, {
		treeDataProvider: { getChildren: () => [], getTreeItem: (node: never) => node },
	});
}
