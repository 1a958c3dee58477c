import { html, type TemplateResult } from 'lit';
import { assertNever } from '../../base/assertNever.ts';
import { plainText } from '../../base/plainText.ts';
import type { Prose, ReportAction, Span } from '../../domain/report/document.ts';

/** Asks the editor to do something. */
export type Take = (action: ReportAction) => void;

export function proseView(prose: Prose, take: Take): readonly TemplateResult[] {
	return prose.map(span => spanView(span, take));
}

function spanView(span: Span, take: Take): TemplateResult {
	switch (span.kind) {
		case 'text':
			return html`${spaced(span.text)}`;
		case 'strong':
			return html`<b>${spaced(span.text)}</b>`;
		case 'quiet':
			return html`<span class="quiet">${spaced(span.text)}</span>`;
		case 'code':
			return html`<code>${spaced(span.text)}</code>`;
		case 'tag':
			return html`<span class="tag">${spaced(span.text)}</span>`;
		case 'swatch':
			return html`<i class="swatch ${span.look}"></i>`;
		case 'link':
			return link(span, take);
		default:
			return assertNever(span);
	}
}

function link({ text, action }: Extract<Span, { kind: 'link' }>, take: Take): TemplateResult {
	const act = (): void => {
		take(action);
	};
	return html`<button type="button" class="link" @click=${act}>${plainText(text)}</button>`;
}

/** White space at the ends parts the words of two spans. */
function spaced(text: string): string {
	return `${/^\s/.test(text) ? ' ' : ''}${plainText(text)}${/\S\s+$/.test(text) ? ' ' : ''}`;
}

/** "n = 12" stays on one line. */
export function unbroken(basis: string): string {
	return basis.replaceAll(' = ', '\u00A0=\u00A0');
}
