import type { Scope } from '../../protocol/overview.ts';
import type { FromOverviewPage, SliceToRetag } from '../../protocol/webview.ts';

/** What sections let the person do: each makes a handler for one control. */
export interface Actions {
	readonly act: (action: Action) => () => void;
	readonly choose: (scope: Scope) => () => void;
	readonly openSession: (session: string) => () => void;
	readonly openFile: (file: string) => () => void;
	readonly openLook: (item: string) => () => void;
	readonly retag: (slice: SliceToRetag) => () => void;
}
type Action = Extract<FromOverviewPage, { kind: 'action' }>['action'];
