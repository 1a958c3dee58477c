/** Small words for making reports. */
import type { Cell, Figure, FigureBasis, Prose, ReportAction, Span, Unit } from './document.ts';
import type { ReportLook } from './looks.ts';

export function text(words: string): Span {
	return { kind: 'text', text: words };
}

export function strong(words: string): Span {
	return { kind: 'strong', text: words };
}

export function quiet(words: string): Span {
	return { kind: 'quiet', text: words };
}

export function code(words: string): Span {
	return { kind: 'code', text: words };
}

/** A look and its name. */
export function keyed(look: ReportLook, words: string): Prose {
	return [{ kind: 'swatch', look }, text(words)];
}

/** `shared` is what exports say; the words themselves where they are no one's. */
export function link(words: string, action: ReportAction, shared = words): Span {
	return { kind: 'link', text: words, shared, action };
}

export function prose(...spans: readonly (Span | string)[]): Prose {
	return spans.map(span => (typeof span === 'string' ? text(span) : span));
}

/** A figure that stands for itself: nothing was sampled and there is no range. */
export function figure(unit: Unit, value: number | null, basis: FigureBasis, n: number | null = null): Figure {
	return { unit, value, basis, n, range: null };
}

export function proseCell(...spans: readonly (Span | string)[]): Cell {
	return { kind: 'prose', prose: prose(...spans) };
}

export function figureCell(...of: Parameters<typeof figure>): Cell {
	return { kind: 'figure', figure: figure(...of) };
}

/** The head of a column of words. */
export function left(title: string): { readonly title: string; readonly align: 'left' } {
	return { title, align: 'left' };
}

/** The head of a column of figures. */
export function right(title: string): { readonly title: string; readonly align: 'right' } {
	return { title, align: 'right' };
}
