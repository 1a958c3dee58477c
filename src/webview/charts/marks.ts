import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** One thing in a chart that can be pointed at: a slice of the day, a day's column. */
export interface Mark {
	readonly key: string;
	/** What it is, then what it says: shown when pointed at, and read to who cannot see it. */
	readonly title: string;
	readonly text: string;
	/** Where its middle is, from 0 to 1. */
	readonly middle: number;
	/** Its place in the chart, as CSS declarations. */
	readonly place: string;
	readonly look: TemplateResult | typeof nothing;
	readonly classes: string;
	/** What happens when it is opened; null where there is nothing to open. */
	readonly open: (() => void) | null;
	/** What the context menu and its key do; null for nothing. */
	readonly change: (() => void) | null;
}

/**
 * The marks of a chart as one stop of the tab key: arrows, Home and End go from mark to mark, Enter opens one, and what a mark says
 * is shown beside it while it has the focus or the pointer. The context menu, by pointer or key, is for changing one.
 */
export class ChartMarks extends LitElement {
	static override properties = {
		marks: { attribute: false },
		label: { attribute: false },
		kind: { attribute: false },
		_current: { state: true },
		_shown: { state: true },
	};
	declare marks: readonly Mark[];
	declare label: string;
	declare kind: 'strip' | 'columns';
	/** The key of the mark that the tab key goes to, and of the one that is explained. */
	declare _current: string | null;
	declare _shown: string | null;

	constructor() {
		super();
		this.marks = [];
		this.label = '';
		this.kind = 'strip';
		this._current = null;
		this._shown = null;
	}

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override render(): TemplateResult {
		const shown = this.marks.find(({ key }) => key === this._shown);
		const current = this.#current();
		return html`<div class="marks ${this.kind}" role="group" aria-label=${this.label} @keydown=${this.#walk} @pointerleave=${this.#hide}>
			${repeat(
				this.marks,
				({ key }) => key,
				mark => this.#mark(mark, mark.key === current),
			)}
			${shown === undefined ? nothing : tip(shown)}
		</div>`;
	}

	/** The latest mark to begin with; then where the person went, as long as that is there. */
	#current(): string | undefined {
		return (this.marks.find(({ key }) => key === this._current) ?? this.marks.at(-1))?.key;
	}

	#mark(mark: Mark, isCurrent: boolean): TemplateResult {
		return html`<div
			class="mark ${mark.classes}"
			role=${mark.open === null ? 'img' : 'button'}
			tabindex=${isCurrent ? 0 : -1}
			aria-label="${mark.title}: ${mark.text}"
			aria-keyshortcuts=${mark.change === null ? nothing : 'Shift+F10'}
			data-key=${mark.key}
			.style=${mark.place}
			@click=${mark.open}
			@contextmenu=${(event: Event) => {
				change(mark, event);
			}}
			@focus=${() => {
				this._current = this._shown = mark.key;
			}}
			@blur=${this.#hide}
			@pointerenter=${() => {
				this._shown = mark.key;
			}}
		>
			${mark.look}
		</div>`;
	}

	readonly #hide = (): void => {
		this._shown = null;
	};

	readonly #walk = (event: KeyboardEvent): void => {
		if (event.altKey || event.ctrlKey || event.metaKey) {
			return;
		}
		const at = this.marks.findIndex(({ key }) => key === this.#current());
		if (this.#does(event.key, at)) {
			event.preventDefault();
		}
	};

	/** Whether the key means something here. */
	#does(key: string, at: number): boolean {
		switch (key) {
			case 'ArrowLeft':
				return this.#focusMark(at - 1);
			case 'ArrowRight':
				return this.#focusMark(at + 1);
			case 'Home':
				return this.#focusMark(0);
			case 'End':
				return this.#focusMark(this.marks.length - 1);
			case 'Enter':
			case ' ':
				this.marks[at]?.open?.();
				return true;
			case 'Escape':
				this.#hide();
				return true;
			default:
				return false;
		}
	}

	#focusMark(index: number): boolean {
		const marks = this.querySelectorAll<HTMLElement>('.mark');
		marks[index]?.focus();
		return true;
	}
}
customElements.define('bookend-marks', ChartMarks);

/** In the place of the editor's own menu, which has nothing for a mark. */
function change(mark: Mark, event: Event): void {
	if (mark.change !== null) {
		event.preventDefault();
		mark.change();
	}
}

/** The mark itself says the same to a screen reader. */
function tip({ title, text, middle }: Mark): TemplateResult {
	const side = middle < 1 / 3 ? 'left' : middle < 2 / 3 ? 'centre' : 'right';
	return html`<div class="tip ${side}" aria-hidden="true"><b>${title}</b> ${text}</div>`;
}
