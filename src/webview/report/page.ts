import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { plainText } from '../../base/plainText.ts';
import type { NamedFigure, Prose, ReportDocument, Section } from '../../domain/report/document.ts';
import { basisText, figureText } from '../../domain/report/words.ts';
import type { ToReportPage } from '../../protocol/webview.ts';
import { blockView } from './blocks.ts';
import { proseView, type Take } from './prose.ts';

/**
 * A report, drawn from one state. It renders into the document itself, without a shadow root, so that VS Code's theme classes on the
 * body reach every part.
 */
export class ReportPage extends LitElement {
	static override properties = { state: { attribute: false } };
	declare state: ToReportPage | null;
	readonly #take: Take;

	constructor(take: Take) {
		super();
		this.state = null;
		this.#take = take;
	}

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override render(): TemplateResult {
		const { report, trouble } = this.state ?? { report: null, trouble: null };
		return html`<main aria-busy=${String(report === null && trouble === null)}>
			${trouble === null ? nothing : html`<p class="trouble" role="alert">${plainText(trouble)}</p>`}
			${report === null ? waiting(trouble) : this.#report(report)}
		</main>`;
	}

	#report(report: ReportDocument): TemplateResult {
		const take = this.#take;
		return html`<header>
				<h1>${plainText(report.title)}</h1>
				<p class="period">${plainText(report.period)}</p>
				${ways(report.ways, take)}
			</header>
			${report.sample ? html`<p class="sample" role="note">This is sample data.</p>` : nothing}
			${report.lead.map(prose => html`<p class="lead">${proseView(prose, take)}</p>`)} ${figures(report.figures, take)}
			<div class="sections">${report.sections.map((section, index) => sectionView(section, index, take))}</div>
			${notes(report.notes, take)}`;
	}
}
customElements.define('bookend-report', ReportPage);

function waiting(trouble: string | null): TemplateResult | typeof nothing {
	return trouble === null ? html`<p class="waiting" role="status">The report is being made …</p>` : nothing;
}

function ways(all: ReportDocument['ways'], take: Take): TemplateResult | typeof nothing {
	if (all.length === 0) {
		return nothing;
	}
	const links = all.map(
		({ label, action }) =>
			html`<button
				type="button"
				class="link"
				@click=${() => {
					take(action);
				}}
			>
				${plainText(label)}
			</button>`,
	);
	return html`<nav class="ways" aria-label="Other reports">${links}</nav>`;
}

function figures(all: readonly NamedFigure[], take: Take): TemplateResult | typeof nothing {
	if (all.length === 0) {
		return nothing;
	}
	return html`<dl class="figures">
		${all.map(
			({ label, figure, note }) =>
				html`<div>
					<dt>${plainText(label)}</dt>
					<dd class="value">${figureText(figure)}</dd>
					${note.length === 0 ? nothing : html`<dd class="basis">${proseView(note, take)}</dd>`}
					<dd class="basis">${basisText(figure)}</dd>
				</div>`,
		)}
	</dl>`;
}

function sectionView({ title, explanation, blocks, width }: Section, index: number, take: Take): TemplateResult {
	const id = `section-${index}`;
	return html`<section class=${width} aria-labelledby=${id}>
		<h2 id=${id}>${plainText(title)}</h2>
		${explanation.length === 0 ? nothing : html`<p class="why">${proseView(explanation, take)}</p>`}
		${blocks.map(block => blockView(block, take))}
	</section>`;
}

function notes(all: readonly Prose[], take: Take): TemplateResult | typeof nothing {
	if (all.length === 0) {
		return nothing;
	}
	return html`<footer aria-labelledby="known">
		<h2 id="known">How this is known</h2>
		${all.map(note => html`<p>${proseView(note, take)}</p>`)}
	</footer>`;
}
