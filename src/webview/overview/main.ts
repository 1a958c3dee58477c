/** The Overview's script: puts the page into the document and connects it with the extension host. */
import type { FromOverviewPage, ToOverviewPage } from '../../protocol/webview.ts';
import { vscodeHost } from '../host.ts';
import { received, restored, savedOf } from './model.ts';
import { OverviewPage } from './page.ts';
import { styleSheets } from './styles/styles.ts';

if (document.readyState === 'loading') {
	document.addEventListener('DOMContentLoaded', open, { once: true });
} else {
	open();
}

function open(): void {
	const host = vscodeHost<FromOverviewPage>();
	const before = restored(host.saved());
	const page = new OverviewPage(host, before.state);
	const save = (): void => {
		host.save(savedOf(page.state, window.scrollY));
	};
	document.adoptedStyleSheets.push(...styleSheets());
	document.body.append(page);
	void page.updateComplete.then(() => {
		window.scrollTo(0, before.scroll);
	});
	page.addEventListener('statechange', save);
	window.addEventListener('scrollend', save);
	window.addEventListener('message', (event: MessageEvent<unknown>) => {
		if (isState(event.data)) {
			page.state = received(page.state, event.data);
		}
	});
	host.post({ kind: 'ready' });
	if (before.state.wish !== null) {
		host.post({ kind: 'scope', scope: before.state.wish });
	}
}

/** The host parses what it sends; here only a message that this page does not know is passed over. */
function isState(data: unknown): data is ToOverviewPage {
	return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'state';
}
