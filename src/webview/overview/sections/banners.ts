import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../../../base/plainText.ts';
import type { Trouble } from '../../../protocol/overview.ts';
import { isPassing } from '../model.ts';
import type { Actions } from '../actions.ts';
import { button, secondaryButton } from './button.ts';

/** What can be done about each trouble besides waiting. */
const remedies: Readonly<Record<Trouble['kind'], readonly ('restart' | 'showLog')[]>> = {
	starting: [],
	restarting: ['showLog'],
	stopped: ['restart', 'showLog'],
	noSqlite: ['showLog'],
	storeUnusable: ['restart', 'showLog'],
};

/** What keeps the figures from being right. Interrupts a screen reader only where the person has to do something. */
export function troubleBanner(trouble: Trouble, { act }: Actions): TemplateResult {
	const [role, look] = isPassing(trouble) ? ['status', 'passing'] : ['alert', 'trouble'];
	const buttons = remedies[trouble.kind].map(remedy =>
		remedy === 'restart' ? button('Restart', act(remedy)) : secondaryButton('Show log', act(remedy)),
	);
	return html`<div class="banner ${look}" role=${role}>
		<p>${plainText(trouble.sentence)}</p>
		${buttons.length === 0 ? nothing : html`<div class="buttons">${buttons}</div>`}
	</div>`;
}

export function sampleBanner({ act }: Actions): TemplateResult {
	return html`<div class="banner sample" role="note">
		<p>This is sample data.</p>
		<div class="buttons">${secondaryButton('Back to my own data', act('ownData'))}</div>
	</div>`;
}
