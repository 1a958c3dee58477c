import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Period, Scope } from '../../../protocol/overview.ts';
import type { Actions } from '../actions.ts';
import { projectName, type Project } from '../projectName.ts';

const periodNames: Readonly<Record<Period, string>> = { today: 'Today', week: '7 days', month: '30 days' };
/** All periods, shortest first. */
const periods: readonly Period[] = ['today', 'week', 'month'];

/** Which time and whose work is shown. Native controls: the browser knows how a radio group and a list are used by keyboard. */
export function switches(scope: Scope, projects: readonly Project[], actions: Actions): TemplateResult {
	return html`<header>
		<fieldset class="periods">
			<legend class="unseen">Period</legend>
			${periods.map(period => periodChoice(period, scope, actions))}
		</fieldset>
		${projects.length < 2 && scope.project === null ? nothing : projectChoice(scope, projects, actions)}
	</header>`;
}

function periodChoice(period: Period, scope: Scope, { choose }: Actions): TemplateResult {
	return html`<label
		><input
			type="radio"
			name="period"
			value=${period}
			.checked=${live(period === scope.period)}
			@change=${choose({ ...scope, period })}
		/><span>${periodNames[period]}</span></label
	>`;
}

const ALL = '';

function projectChoice(scope: Scope, projects: readonly Project[], { choose }: Actions): TemplateResult {
	const change = (event: Event): void => {
		const { value } = event.currentTarget as HTMLSelectElement;
		choose({ ...scope, project: value === ALL ? null : value })();
	};
	return html`<span class="projects"
		><select aria-label="Project" @change=${change}>
			<option value=${ALL} .selected=${scope.project === null}>All</option>
			${projects.map(({ id }) => html`<option value=${id} .selected=${id === scope.project}>${projectName(id, projects)}</option>`)}
		</select></span
	>`;
}
