import type { FromOverviewPage } from '../../../protocol/webview.ts';
import type { PlainCommand } from '../../commands/commands.ts';

type Action = Extract<FromOverviewPage, { kind: 'action' }>['action'];

/** What the page's buttons do. */
export const commandOfAction: Readonly<Record<Action, PlainCommand>> = {
	sample: 'bookend.showSample',
	ownData: 'bookend.showOwnData',
	refresh: 'bookend.refresh',
	restart: 'bookend.restartServer',
	showLog: 'bookend.showLog',
	reviewNext: 'bookend.reviewNext',
	walkthrough: 'bookend.openWalkthrough',
};
