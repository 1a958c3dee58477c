import { css } from 'lit';

/** What is worth a look: a sign of warning, the words, and below them whose it is. */
export const lookStyles = css`
	.items {
		display: grid;
		gap: 2px;
		margin-top: 4px;
		list-style: none;
	}
	.item {
		display: grid;
		grid-template-columns: 16px 1fr;
		column-gap: 6px;
		box-sizing: border-box;
		width: calc(100% + 8px);
		margin: 0 -4px;
		padding: 2px 4px;
		border: 0;
		border-radius: 4px;
		background: none;
		color: inherit;
		font: inherit;
		text-align: left;
		cursor: pointer;
	}
	.item:hover {
		background: var(--vscode-list-hoverBackground);
	}
	.item:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}
	.item .sign {
		width: 10px;
		height: 9px;
		margin-top: 0.32em;
		background: color-mix(in srgb, var(--vscode-charts-yellow) 85%, var(--vscode-foreground));
		clip-path: polygon(50% 0, 100% 100%, 0 100%);
		forced-color-adjust: none;
	}
	.item .what {
		display: -webkit-box;
		overflow: hidden;
		-webkit-box-orient: vertical;
		-webkit-line-clamp: 3;
	}
	.item small {
		grid-column: 2;
		color: var(--dim);
		font-size: 0.923em;
		unicode-bidi: isolate;
	}
	.look > .next {
		margin-top: 4px;
	}
`;
