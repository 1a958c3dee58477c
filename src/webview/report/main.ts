/** The script of a report's page: puts the page into the document and connects it with the extension host. */
import type { FromReportPage, SavedReportPage, ToReportPage } from '../../protocol/webview.ts';
import { vscodeHost } from '../host.ts';
import { ReportPage } from './page.ts';
import { styleSheets } from './styles.ts';

if (document.readyState === 'loading') {
	document.addEventListener('DOMContentLoaded', open, { once: true });
} else {
	open();
}

function open(): void {
	const host = vscodeHost<FromReportPage>();
	const page = new ReportPage(action => {
		host.post({ kind: 'action', action });
	});
	document.adoptedStyleSheets.push(...styleSheets());
	document.body.append(page);
	window.addEventListener('message', (event: MessageEvent<unknown>) => {
		if (isState(event.data)) {
			page.state = event.data;
			host.save({ request: event.data.request } satisfies SavedReportPage);
		}
	});
	host.post({ kind: 'ready' });
}

/** The host parses what it sends; here only a message that this page does not know is passed over. */
function isState(data: unknown): data is ToReportPage {
	return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'state';
}
