import { html, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';

/** The thing to do first. */
export function button(text: string, take: () => void): TemplateResult {
	return html`<vscode-button @click=${take}>${text}</vscode-button>`;
}

export function secondaryButton(text: string, take: () => void): TemplateResult {
	return html`<vscode-button secondary @click=${take}>${text}</vscode-button>`;
}
