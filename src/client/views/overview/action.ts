import type { FromOverviewPage } from '../../../protocol/webview.ts';
import type { PlainCommand } from '../../commands/commands.ts';

export type Action = Extract<FromOverviewPage, { kind: 'action' }>['action'];

/** What the page's buttons do; those for which it matters what is on show are left to the view. */
export const commandOfAction: Readonly<
	Record<Exclude<Action, 'reviewNext' | 'whyCoverage' | 'allLooks'>, 'bookend.yourDay' | PlainCommand>
> = {
	sample: 'bookend.showSample',
	ownData: 'bookend.showOwnData',
	refresh: 'bookend.refresh',
	restart: 'bookend.restartServer',
	showLog: 'bookend.showLog',
	walkthrough: 'bookend.openWalkthrough',
	yourDay: 'bookend.yourDay',
};
