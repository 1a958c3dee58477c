import { html, type TemplateResult } from 'lit';

/** Says that the figure is missing rather than leaving it out, and takes no more room than that. */
export function coverageSection(): TemplateResult {
	return html`<section class="coverage" aria-labelledby="coverage">
		<h2 id="coverage">Verification coverage</h2>
		<p class="aside">not measured yet</p>
		<p class="note">No evidence about lines is collected yet.</p>
	</section>`;
}
