import { css } from 'lit';

/** What the pages have in common: type, links, and what only screen readers see. A page says what its ground and its lines are. */
export const commonStyles = css`
	body {
		--dim: var(--vscode-descriptionForeground);
		--track: color-mix(in srgb, var(--vscode-foreground) 14%, transparent);
		margin: 0;
		padding: 0;
		color: var(--vscode-foreground);
		font-family: var(--vscode-font-family);
		font-size: var(--vscode-font-size, 13px);
		line-height: 1.4;
		overflow-wrap: anywhere;
	}
	bookend-marks {
		display: block;
	}
	h1,
	h2,
	p,
	dl,
	dd,
	ul {
		margin: 0;
		padding: 0;
	}
	.unseen {
		position: absolute;
		width: 1px;
		height: 1px;
		overflow: hidden;
		clip-path: inset(50%);
		white-space: nowrap;
	}
	.link {
		padding: 0;
		border: 0;
		background: none;
		color: var(--vscode-textLink-foreground);
		font: inherit;
		text-align: left;
		cursor: pointer;
	}
	.link:hover {
		text-decoration: underline;
	}
	.link:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}
`;
