import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../../base/format.ts';
import { plainText } from '../../../base/plainText.ts';
import type { Overview, Period } from '../../../protocol/overview.ts';
import { moment } from '../../clock.ts';
import type { Actions } from '../actions.ts';
import { widerPeriod, type WiderPeriod } from '../widerPeriod.ts';
import { button, secondaryButton } from './button.ts';

/** Stands where the figures will be. */
export function skeleton(): TemplateResult {
	const block = html`<section>
		<i class="bone title"></i><i class="bone hero"></i><i class="bone bar"></i><i class="bone rows"></i>
	</section>`;
	return html`<div class="figures skeleton" aria-hidden="true">${block}${block}</div>`;
}

/** For somebody without a single session: where Bookend looked, and what they can do now. */
export function welcome(places: Overview['places'], { act }: Actions): TemplateResult {
	return html`<section class="welcome" aria-labelledby="welcome">
		<h2 id="welcome">No sessions found</h2>
		<p>Bookend reads the transcripts that coding agents leave on this machine, and found none.</p>
		<p>It looked here:</p>
		<ul>
			${places.map(placeItem)}
		</ul>
		<div class="buttons">${button('Show sample data', act('sample'))} ${secondaryButton('Look again', act('refresh'))}</div>
		<p><button type="button" class="link" @click=${act('walkthrough')}>What Bookend shows, in three steps</button></p>
	</section>`;
}

function placeItem({ agent, folder, found }: Overview['places'][number]): TemplateResult {
	const files = found === 1 ? '1 file without a session' : `${formatCount(found)} files without a session`;
	return html`<li>
		<span>${plainText(agent)}</span>
		<code>${plainText(folder)}</code>
		<small>${found === 0 ? 'nothing there' : files}</small>
	</li>`;
}

const emptyPeriod: Readonly<Record<Period, string>> = {
	today: 'No sessions today.',
	week: 'No sessions in the last 7 days.',
	month: 'No sessions in the last 30 days.',
};

const widerNames: Readonly<Record<WiderPeriod, string>> = { week: '7 days', month: '30 days' };

export function nothingInPeriod({ scope, sessions, generatedAt, timeZone }: Overview, { choose }: Actions): TemplateResult {
	const { latestAt } = sessions;
	const wider = latestAt === null ? null : widerPeriod(scope.period, generatedAt - latestAt);
	return html`<section class="quiet">
		<p>${emptyPeriod[scope.period]}</p>
		${latestAt === null ? nothing : html`<p class="note">The latest was ${moment(latestAt, generatedAt, timeZone)}.</p>`}
		<div class="buttons">
			${wider === null ? nothing : secondaryButton(`Show ${widerNames[wider]}`, choose({ ...scope, period: wider }))}
			${scope.project === null ? nothing : secondaryButton('Show all projects', choose({ ...scope, project: null }))}
		</div>
	</section>`;
}
