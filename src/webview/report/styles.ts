import { css } from 'lit';
import { chartStyles } from '../styles/charts.ts';
import { commonStyles } from '../styles/common.ts';
import { contrastStyles } from '../styles/contrast.ts';
import { sheetOf } from '../styles/sheet.ts';
import { plotStyles } from './plotStyles.ts';

/** A page to be read from top to bottom: sentences, then pictures, then tables. */
const reportStyles = css`
	body {
		--line: var(--vscode-widget-border, var(--vscode-contrastBorder, var(--track)));
		--ground: var(--vscode-editor-background);
		background: var(--ground);
	}
	bookend-report {
		display: block;
		font-size: 1.077em;
		line-height: 1.5;
	}
	main {
		box-sizing: border-box;
		max-width: 924px;
		margin: 0 auto;
		padding: 32px 32px 64px;
	}
	h1 {
		font-size: 1.75em;
		font-weight: 600;
		line-height: 1.3;
	}
	h2 {
		margin-top: 28px;
		font-size: 1.07em;
		font-weight: 600;
	}
	.period,
	.why,
	.quiet,
	.basis,
	.more,
	.waiting,
	caption,
	footer {
		color: var(--dim);
	}
	header {
		margin-bottom: 20px;
	}
	.ways {
		display: flex;
		gap: 16px;
		margin-top: 6px;
	}
	.lead {
		max-width: 68ch;
		margin-bottom: 10px;
		font-size: 1.2em;
		line-height: 1.55;
		text-wrap: pretty;
	}
	.lead .link,
	b {
		font-weight: 600;
	}
	.why {
		max-width: 72ch;
		margin-bottom: 10px;
	}
	.quiet,
	.basis,
	.more {
		font-size: 0.86em;
	}
	.tag {
		padding: 0 5px;
		border: 1px solid var(--line);
		border-radius: 3px;
		color: var(--dim);
		font-size: 0.78em;
	}
	code {
		font-family: var(--vscode-editor-font-family, monospace);
		font-size: 0.92em;
		unicode-bidi: isolate;
	}
	.sample,
	.trouble {
		margin-bottom: 16px;
		padding: 6px 10px;
		border: 1px solid var(--line);
		border-radius: 4px;
	}
	.trouble {
		border-color: var(--vscode-inputValidation-warningBorder, var(--vscode-charts-yellow));
		border-left-width: 3px;
	}
	.figures {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
		gap: 16px 24px;
		margin: 24px 0 8px;
	}
	.figures dt {
		color: var(--dim);
	}
	.figures .value {
		font-size: 1.57em;
		font-weight: 600;
		font-variant-numeric: tabular-nums;
		line-height: 1.3;
	}
	.sections {
		display: grid;
		grid-template-columns: 1fr 1fr;
		column-gap: 32px;
	}
	section {
		grid-column: 1 / -1;
		min-width: 0;
	}
	section.half {
		grid-column: auto;
	}
	table {
		width: 100%;
		margin-top: 10px;
		border-collapse: collapse;
		font-variant-numeric: tabular-nums;
	}
	caption {
		padding-bottom: 2px;
		font-size: 0.93em;
		text-align: left;
	}
	th {
		font-weight: 400;
		text-align: left;
	}
	th,
	td {
		padding: 5px 14px 5px 0;
		border-bottom: 1px solid var(--line);
		vertical-align: top;
	}
	thead th {
		color: var(--dim);
		vertical-align: bottom;
		overflow-wrap: normal;
	}
	:is(th, td):last-child {
		padding-right: 0;
	}
	.short {
		white-space: nowrap;
	}
	.n {
		overflow-wrap: normal;
		text-align: right;
		white-space: nowrap;
	}
	:is(thead th, td:has(.quiet)).n {
		white-space: normal;
	}
	td.n :is(.basis, .range) {
		display: block;
		white-space: normal;
	}
	.range {
		font-size: 0.86em;
	}
	footer {
		max-width: 80ch;
		margin-top: 36px;
		padding-top: 12px;
		border-top: 1px solid var(--line);
		font-size: 0.86em;
	}
	footer h2 {
		margin: 0 0 2px;
		font-size: 1em;
	}
	@media (max-width: 760px) {
		main {
			padding: 16px;
		}
		.sections {
			grid-template-columns: 1fr;
		}
		thead {
			position: absolute;
			clip-path: inset(50%);
		}
		table,
		tbody,
		tr,
		th,
		td,
		caption {
			display: block;
		}
		.short {
			white-space: normal;
		}
		tr {
			padding: 6px 0;
			border-bottom: 1px solid var(--line);
		}
		th,
		td {
			padding: 1px 0;
			border: 0;
		}
		td:not(:has(> span)) {
			display: none;
		}
		.n {
			text-align: left;
			white-space: normal;
		}
		td {
			display: grid;
			grid-template-columns: 8em 1fr;
			column-gap: 12px;
		}
		td::before {
			color: var(--dim);
			content: attr(data-column);
		}
	}
	@media print {
		section,
		figure,
		tr {
			break-inside: avoid;
		}
	}
`;

/** All of the page's styles, later ones winning. Constructed sheets need no exception from the content security policy. */
export function styleSheets(): CSSStyleSheet[] {
	return [commonStyles, chartStyles, reportStyles, plotStyles, contrastStyles].map(sheetOf);
}
