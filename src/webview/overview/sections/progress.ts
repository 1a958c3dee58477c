import { html, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import type { Progress } from '../../../protocol/overview.ts';
import { doneShare, progressText } from '../progressWords.ts';

export function progressLine(progress: Progress): TemplateResult {
	return html`<div class="progress">
		<vscode-progress-bar aria-label="Reading transcripts" .value=${doneShare(progress) * 100} max="100"></vscode-progress-bar>
		<p class="note">${progressText(progress)}</p>
	</div>`;
}
