import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../../base/format.ts';
import { firstLine, plainText } from '../../../base/plainText.ts';
import type { LookItem } from '../../../protocol/look.ts';
import type { Overview } from '../../../protocol/overview.ts';
import type { ToOverviewPage } from '../../../protocol/webview.ts';
import { shortMoment } from '../../clock.ts';
import type { Actions } from '../actions.ts';

/** The latest few of what is worth a look, with the way to the rest. Without an open folder nobody looked, and nothing is said. */
export function lookSection(look: ToOverviewPage['look'], overview: Overview, actions: Actions): TemplateResult | typeof nothing {
	const isNoFolder = overview.coverage.kind === 'notMeasured' && overview.coverage.why === 'noFolder';
	return isNoFolder || overview.sample
		? nothing
		: html`<section class="look" aria-labelledby="look">
				<h2 id="look">Worth a look</h2>
				${body(look, overview, actions)}
			</section>`;
}

function body(look: ToOverviewPage['look'], overview: Overview, actions: Actions): TemplateResult {
	if (look === null) {
		return html`<p class="note">Looking at what agents said and did …</p>`;
	}
	if (look.items.length === 0) {
		return html`<p class="note">Nothing in the open folders contradicts what agents said.</p>`;
	}
	const more = look.count - look.items.length;
	return html`<ul class="items">
			${look.items.map((item, index) => html`<li>${line(item, look.items[index - 1], overview, actions)}</li>`)}
		</ul>
		${more > 0 ? rest(more, actions) : nothing}`;
}

const LONGEST_TITLE = 60;

/** Both facts are its description: pointing at it shows them, and screen readers tell them. */
function line(item: LookItem, before: LookItem | undefined, { generatedAt, timeZone }: Overview, { openLook }: Actions): TemplateResult {
	const isSame = item.session !== null && item.session === before?.session;
	const title = item.title === null ? [] : [firstLine(item.title, LONGEST_TITLE)];
	const where = isSame ? ['same session'] : [...title, plainText(item.agentName)];
	return html`<button type="button" class="item" title=${item.facts.map(plainText).join(' ')} @click=${openLook(item.id)}>
		<span class="sign" aria-hidden="true"></span>
		<span class="what">${plainText(item.headline)}</span>
		<small>${[...where, shortMoment(item.at, generatedAt, timeZone)].join(' · ')}</small>
	</button>`;
}

function rest(more: number, { act }: Actions): TemplateResult {
	return html`<p class="next"><button type="button" class="link" @click=${act('allLooks')}>${formatCount(more)} more</button></p>`;
}
