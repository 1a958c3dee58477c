import type { FromOverviewPage } from '../../../protocol/webview.ts';
import type { PlainCommand } from '../../commands/commands.ts';

export type Action = Extract<FromOverviewPage, { kind: 'action' }>['action'];

/** What the page's buttons do; the one that leads to lines is left to the view, which knows where they are. */
export const commandOfAction: Readonly<Record<Exclude<Action, 'reviewNext'>, PlainCommand>> = {
	sample: 'bookend.showSample',
	ownData: 'bookend.showOwnData',
	refresh: 'bookend.refresh',
	restart: 'bookend.restartServer',
	showLog: 'bookend.showLog',
	walkthrough: 'bookend.openWalkthrough',
};
