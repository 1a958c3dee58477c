import { css } from 'lit';

/** Where a report's pictures differ from the sidebar's: they are larger, have a scale at their side, and a key. */
export const plotStyles = css`
	figure {
		margin: 12px 0 0;
	}
	.of-columns > .chart > .plot,
	.of-lines > .chart > .plot {
		margin: 16px 0 0 52px;
	}
	.of-lines > .chart > .plot {
		margin-right: 36px;
	}
	.of-columns > .chart > .days {
		margin-left: 52px;
	}
	.of-lines > .chart > .days {
		margin: 2px 36px 0 52px;
	}
	figure .marks.columns {
		height: 140px;
	}
	figure .across {
		left: -52px;
	}
	.plot > svg {
		position: absolute;
		inset: 0;
		width: 100%;
		height: 100%;
		overflow: visible;
	}
	path {
		fill: none;
		stroke: var(--mark);
		stroke-linecap: round;
		stroke-width: 2px;
		vector-effect: non-scaling-stroke;
	}
	path.area {
		fill: var(--mark);
		opacity: 0.35;
		stroke: none;
	}
	.end {
		position: absolute;
		margin-left: 6px;
		color: var(--dim);
		font-size: 0.77em;
		transform: translateY(50%);
		white-space: nowrap;
	}
	.of-lines .column:hover {
		background: color-mix(in srgb, var(--vscode-foreground) 8%, transparent);
		filter: none;
	}
	figure :is(.hours, .days) {
		overflow: hidden;
	}
	figure .strip {
		height: 20px;
	}
	figure .bar {
		height: 14px;
	}
	.key {
		display: flex;
		align-items: baseline;
		flex-wrap: wrap;
		gap: 2px 16px;
		margin-top: 6px;
		color: var(--dim);
		font-size: 0.86em;
	}
	.of-intervals ul {
		list-style: none;
	}
	.of-intervals li {
		display: grid;
		grid-template-columns: minmax(6em, 1fr) 2fr minmax(10em, 1.4fr);
		align-items: center;
		gap: 12px;
		padding: 4px 0;
		border-bottom: 1px solid var(--line);
	}
	.of-intervals .n {
		white-space: normal;
	}
	.of-intervals .basis {
		display: block;
	}
	.interval {
		position: relative;
		height: 12px;
		border-radius: 2px;
		background: var(--track);
	}
	.interval > i,
	.interval > b {
		position: absolute;
		top: 0;
		bottom: 0;
	}
	.interval > i {
		background: var(--vscode-charts-blue);
		opacity: 0.45;
	}
	.interval > b {
		width: 3px;
		margin-left: -1px;
		background: var(--vscode-foreground);
	}
	@media (max-width: 760px) {
		.of-intervals li {
			grid-template-columns: 1fr;
			gap: 4px;
		}
		.of-intervals .n {
			text-align: left;
			white-space: normal;
		}
	}
`;
