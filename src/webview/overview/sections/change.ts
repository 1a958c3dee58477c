import { html, nothing, type TemplateResult } from 'lit';
import { formatPoints } from '../../../base/format.ts';

/** "+9", in percentage points: "against yesterday", "in 7 days". Nothing where that is not known. */
export function changeSince(points: number | null, since: string): TemplateResult | typeof nothing {
	if (points === null) {
		return nothing;
	}
	return html`<span class=${points > 0 ? 'up' : ''} title="percentage points ${since}"
		>${formatPoints(points)}<span class="unseen"> points ${since}</span></span
	>`;
}
