import { html, nothing, type TemplateResult } from 'lit';
import { formatCounted, formatUsd } from '../../../base/format.ts';
import type { ValueBlock } from '../../../protocol/overview.ts';

type Measured = Extract<ValueBlock, { kind: 'measured' }>;

/** What the spend became, in a line; where that is not known, why not. Nothing where the coverage block says so already. */
export function valueLine(value: ValueBlock): TemplateResult | typeof nothing {
	const sentence = value.kind === 'measured' ? measuredWords(value) : whyNot[value.why];
	return sentence === '' ? nothing : html`<p class="note became">${sentence}</p>`;
}

const whyNot: Readonly<Record<Exclude<ValueBlock, Measured>['why'], string>> = {
	noFolder: '',
	looking: 'Looking at what landed …',
	noRepository: 'What landed is not known: git cannot tell the history of an open folder.',
	noDefaultBranch: 'What landed is not known: no default branch can be told from the others.',
	elsewhere: 'All of it went into projects that are not open here.',
};

/** "$1.10 for each change that landed (3) · $0.90 on work that did not." */
function measuredWords(value: Measured): string {
	const elsewhere =
		value.notFollowed === null || value.notFollowed === 0 ? [] : [`${formatUsd(value.notFollowed)} in projects not open here`];
	return `${[...landedWords(value), ...notLandedWords(value), ...elsewhere].join(' · ')}.`;
}

function landedWords({ changes, landed }: Measured): string[] {
	if (changes === 0) {
		return landed === null || landed === 0 ? ['No change landed'] : [`${formatUsd(landed)} on lines that landed`];
	}
	return landed === null || landed === 0
		? [`${formatCounted(changes, 'change')} landed${landed === null ? ', at no known price' : ''}`]
		: [`${formatUsd(landed / changes)} for each change that landed (${String(changes)})`];
}

function notLandedWords({ landed, notLanded }: Measured): string[] {
	if (notLanded === null) {
		return landed === null ? [] : ['no known price for work that did not'];
	}
	return notLanded === 0 ? [] : [`${formatUsd(notLanded)} on work that did not`];
}
