import { css } from 'lit';

/** Type, spacing and the sections; a narrow sidebar drops what repeats, a wide one puts two sections side by side. */
export const layoutStyles = css`
	body {
		--line: var(--vscode-sideBarSectionHeader-border, var(--vscode-widget-border));
		--ground: var(--vscode-sideBar-background, var(--vscode-editor-background));
	}
	bookend-overview {
		display: block;
	}
	main {
		box-sizing: border-box;
		max-width: 720px;
		margin: 0 auto;
		padding: 8px 12px 16px;
	}
	section {
		padding: 10px 0 12px;
		border-top: 1px solid var(--line);
	}
	.figures > section:first-child,
	section.welcome {
		border-top: 0;
	}
	.time,
	.spend,
	.coverage {
		display: grid;
		grid-template-columns: 1fr auto;
		column-gap: 8px;
		align-content: start;
	}
	.time > *,
	.spend > *,
	.coverage > * {
		grid-column: 1 / -1;
	}
	.time > h2,
	.spend > h2,
	.coverage > h2 {
		grid-column: 1;
	}
	h2 {
		overflow-wrap: normal;
		color: var(--dim);
		font-size: 0.846em;
		font-weight: 600;
		letter-spacing: 0.04em;
		text-transform: uppercase;
	}
	.time > .aside,
	.spend > .aside,
	.coverage > .aside {
		grid-column: 2;
	}
	.aside {
		color: var(--dim);
		font-size: 0.846em;
		text-align: right;
	}
	.hero {
		display: flex;
		flex-wrap: wrap;
		align-items: baseline;
		column-gap: 8px;
		margin: 4px 0 6px;
		color: var(--dim);
	}
	.hero b {
		color: var(--vscode-foreground);
		font-size: 2em;
		font-weight: 600;
		font-variant-numeric: tabular-nums;
		line-height: 1.4;
		white-space: nowrap;
	}
	.hero .up {
		color: color-mix(in srgb, var(--vscode-charts-green) 75%, var(--vscode-foreground));
	}
	.rows {
		display: grid;
		grid-template-columns: 1fr auto auto;
		gap: 2px 8px;
		margin-top: 8px;
		font-variant-numeric: tabular-nums;
	}
	.rows > div {
		display: grid;
		grid-column: 1 / -1;
		grid-template-columns: subgrid;
	}
	.rows dt {
		display: -webkit-box;
		overflow: hidden;
		-webkit-box-orient: vertical;
		-webkit-line-clamp: 2;
		unicode-bidi: isolate;
	}
	.rows dt:has(.swatch) {
		padding-left: 16px;
		text-indent: -16px;
	}
	.rows dd {
		text-align: right;
		white-space: nowrap;
	}
	.rows .share,
	.rows .missing {
		color: var(--dim);
	}
	.rows .share {
		min-width: 36px;
	}
	.note {
		text-wrap: pretty;
		margin-top: 6px;
		color: var(--dim);
		font-size: 0.923em;
	}
	.bar.month {
		height: 4px;
		margin-top: 8px;
	}
	.month > .rest {
		--mark: var(--track);
	}
	.month + .note {
		margin-top: 2px;
	}
	.next {
		display: flex;
		justify-content: space-between;
		align-items: baseline;
		gap: 8px;
		margin-top: 8px;
	}
	.next > span {
		color: var(--dim);
		white-space: nowrap;
	}
	.figure {
		white-space: nowrap;
	}
	[aria-busy='true'] .figures {
		opacity: 0.6;
	}
	@media (max-width: 339px) {
		.coverage > .aside > .where {
			display: none;
		}
	}
	@media (max-width: 259px) {
		.rows .share,
		.hero .what {
			display: none;
		}
		.rows {
			grid-template-columns: 1fr auto;
		}
	}
	@media (min-width: 520px) {
		main {
			padding: 10px 20px 20px;
		}
		.figures {
			display: grid;
			grid-template-columns: 1fr 1fr;
			column-gap: 32px;
		}
		.figures > :is(.quiet, .look) {
			grid-column: 1 / -1;
		}
		.figures > .coverage {
			grid-template-rows: repeat(5, auto) 1fr;
			grid-template-columns: subgrid;
			grid-column: 1 / -1;
			column-gap: 32px;
		}
		.coverage:has(> .rows) > :not(.aside, .rows) {
			grid-column: 1;
		}
		.coverage > .rows {
			grid-row: 2 / -1;
			grid-column: 2;
			align-content: start;
		}
	}
`;
