/** The status bar's item in words: the least that is worth a glance. */
import { formatCount, formatCounted, formatShare, formatTokens, formatUsd, UNKNOWN } from '../../base/format.ts';
import { budgetSentence } from '../../domain/spend/budgetWords.ts';
import type { Status } from '../../protocol/lsp.ts';
import type { Trouble } from '../../protocol/overview.ts';

export interface StatusText {
	readonly text: string;
	/** Lines of the tooltip. */
	readonly lines: readonly string[];
	/** For screen readers. */
	readonly spoken: string;
}

const icon = '$(library)';
const howKnown = 'A list-price estimate: a subscription is billed otherwise.';

/** `status` is null before the first answer. */
export function statusText(status: Status | null, trouble: Trouble | null): StatusText {
	if (trouble !== null && trouble.kind !== 'starting') {
		return { text: `${icon} $(warning)`, lines: [trouble.sentence], spoken: `Bookend: ${trouble.sentence}` };
	}
	if (status === null) {
		return { text: `${icon} ${UNKNOWN}`, lines: ['Bookend is starting.'], spoken: 'Bookend is starting.' };
	}
	const spend = spendText(status);
	return {
		text: `${icon} ${spend} · ${coverageText(status)}`,
		lines: [
			`Spend today: ${spend}, ${formatTokens(status.tokens)} tokens.`,
			howKnown,
			...unpricedLines(status),
			`${coverageSentence(status)}.`,
			...budgetLines(status),
		],
		spoken: `Bookend: ${spend} spent today. ${coverageSentence(status)}`,
	};
}

/** Nothing spent is $0.00; spent at an unknown price is not. */
function spendText({ usd, tokens, unpricedTokens }: Status): string {
	if (tokens === 0) {
		return formatUsd(0);
	}
	return usd !== null && unpricedTokens > 0 ? `${formatUsd(usd)}+` : formatUsd(usd);
}

function unpricedLines({ tokens, unpricedTokens }: Status): string[] {
	if (unpricedTokens === 0) {
		return [];
	}
	return [
		`${formatTokens(unpricedTokens)} tokens (${formatShare(unpricedTokens / tokens)}) are of models without a price and are not in it.`,
	];
}

/** The month's budget, where one is set. */
function budgetLines({ budget }: Status): string[] {
	return budget?.month ? [`Budget for ${budgetSentence(budget.month)}`] : [];
}

/** "62 %", or that it is not known. */
function coverageText({ coverage }: Status): string {
	return coverage === null ? `coverage ${UNKNOWN}` : formatShare(coverage.verified / coverage.alive);
}

function coverageSentence({ coverage }: Status): string {
	if (coverage === null) {
		return 'No agent-written lines to verify are known in the open folders';
	}
	const { verified, alive } = coverage;
	return `Verification coverage: ${formatShare(verified / alive)}, ${formatCount(verified)} of ${formatCounted(alive, 'agent-written line')}`;
}
