import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Actions } from './actions.ts';
import type { FromOverviewPage } from '../../protocol/webview.ts';
import type { Host } from '../host.ts';
import { assertNever } from '../../base/assertNever.ts';
import { chosen, isWaiting, scopeOf, viewOf, type PageState } from './model.ts';
import { coverageSection } from './sections/coverage.ts';
import { nothingInPeriod, skeleton, welcome } from './sections/empty.ts';
import { progressLine } from './sections/progress.ts';
import { announcement } from './progressWords.ts';
import { sampleBanner, troubleBanner } from './sections/banners.ts';
import { lookSection } from './sections/look.ts';
import { spendSection } from './sections/spend.ts';
import { switches } from './sections/switches.ts';
import { timeSection } from './sections/time.ts';

/**
 * The whole page, drawn from one state. It renders into the document itself, without a shadow root, so that VS Code's theme
 * classes on the body reach every part.
 */
export class OverviewPage extends LitElement {
	static override properties = { state: { attribute: false } };
	declare state: PageState;
	readonly #actions: Actions;
	#hadFocus = false;

	constructor(host: Host<FromOverviewPage>, state: PageState) {
		super();
		this.state = state;
		this.#actions = {
			act: action => () => {
				host.post({ kind: 'action', action });
			},
			choose: scope => () => {
				this.state = chosen(this.state, scope);
				host.post({ kind: 'scope', scope });
			},
			openSession: session => () => {
				host.post({ kind: 'openSession', session });
			},
			openFile: file => () => {
				host.post({ kind: 'openFile', file });
			},
			openLook: item => () => {
				host.post({ kind: 'openLook', item });
			},
			retag: slice => () => {
				host.post({ kind: 'retag', slice });
			},
		};
	}

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override willUpdate(): void {
		this.#hadFocus = this.contains(document.activeElement);
	}

	protected override updated(): void {
		this.#keepFocus();
		this.dispatchEvent(new Event('statechange'));
	}

	/** A button that was used up by its own effect leaves the focus with the switch above it. */
	#keepFocus(): void {
		if (this.#hadFocus && !this.contains(document.activeElement)) {
			this.querySelector<HTMLElement>('input:checked, vscode-button')?.focus();
		}
	}

	protected override render(): TemplateResult {
		const { progress, trouble, overview } = this.state;
		return html`<main aria-label="Bookend overview" aria-busy=${String(isWaiting(this.state))}>
			<h1 class="unseen">Overview</h1>
			${trouble === null ? nothing : troubleBanner(trouble, this.#actions)}
			${overview?.sample === true ? sampleBanner(this.#actions) : nothing} ${this.#switches()}
			${progress?.kind === 'reading' ? progressLine(progress) : nothing}
			<p class="unseen" role="status">${announcement(progress)}</p>
			${this.#face()}
		</main>`;
	}

	#switches(): TemplateResult | typeof nothing {
		const view = viewOf(this.state);
		if (view === 'troubleOnly' || view === 'welcome') {
			return nothing;
		}
		return switches(scopeOf(this.state), this.state.overview?.projects ?? [], this.#actions);
	}

	#face(): TemplateResult | typeof nothing {
		const { overview } = this.state;
		const view = viewOf(this.state);
		if (overview === null || view === 'loading') {
			return view === 'troubleOnly' ? nothing : skeleton();
		}
		switch (view) {
			case 'troubleOnly':
				return nothing;
			case 'welcome':
				return welcome(overview.places, this.#actions);
			case 'nothingInPeriod':
				return html`<div class="figures">
					${coverageSection(overview.coverage, overview.scope.period, this.#actions)} ${nothingInPeriod(overview, this.#actions)}
					${lookSection(this.state.look, overview, this.#actions)}
				</div>`;
			case 'figures':
				return html`<div class="figures">
					${coverageSection(overview.coverage, overview.scope.period, this.#actions)} ${timeSection(overview, this.#actions)}
					${spendSection(overview)} ${lookSection(this.state.look, overview, this.#actions)}
				</div>`;
			default:
				return assertNever(view);
		}
	}
}
customElements.define('bookend-overview', OverviewPage);
