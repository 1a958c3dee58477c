import { css } from 'lit';

/**
 * The bars, the strip and the columns. A phase and a standing have one look everywhere, a mark and perhaps a pattern over it, and a part
 * of a chart is never thinner than can be seen.
 */
export const chartStyles = css`
	.spec {
		--mark: var(--vscode-charts-blue);
	}
	.delegate {
		--mark: var(--vscode-charts-purple);
	}
	.verify {
		--mark: var(--vscode-charts-green);
	}
	.byHand {
		--mark: var(--vscode-charts-yellow);
	}
	.proved {
		--mark: var(--vscode-charts-green);
	}
	.exercised {
		--mark: color-mix(in srgb, var(--vscode-charts-green) 70%, var(--ground));
	}
	.reviewed {
		--mark: var(--vscode-charts-blue);
	}
	.selfGraded {
		--mark: var(--vscode-charts-green);
		--pattern: repeating-linear-gradient(45deg, var(--ground) 0 3px, transparent 3px 5px);
	}
	.tested {
		--mark: color-mix(in srgb, var(--dim) 70%, var(--ground));
	}
	.checked {
		--mark: color-mix(in srgb, var(--dim) 50%, var(--ground));
	}
	.seen {
		--mark: color-mix(in srgb, var(--dim) 32%, var(--ground));
	}
	.unknown,
	.nothing,
	.dropped {
		--mark: var(--track);
		box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--vscode-foreground) 40%, transparent);
	}
	.money,
	.open {
		--mark: var(--vscode-charts-blue);
	}
	.verified,
	.landed {
		--mark: var(--vscode-charts-green);
	}
	.all {
		--mark: var(--dim);
	}
	.money.out,
	.unpriced.out {
		opacity: 0.5;
	}
	.bar > i,
	.swatch,
	.strip > .mark,
	.column > i {
		background: var(--pattern, none) var(--mark);
	}
	.column > .unpriced {
		background: repeating-linear-gradient(45deg, var(--dim) 0 1px, transparent 1px 4px);
		box-shadow: inset 0 0 0 1px var(--dim);
	}
	.bar {
		display: flex;
		gap: 1px;
		height: 10px;
		border-radius: 5px;
		background: var(--track);
		overflow: hidden;
	}
	.bar > i {
		flex: 0 1 0;
		min-width: 2px;
	}
	.bar:has(i) {
		background: none;
	}
	.swatch {
		display: inline-block;
		width: 8px;
		height: 8px;
		margin-right: 8px;
		border-radius: 2px;
	}
	.chart {
		margin-top: 10px;
	}
	.plot {
		position: relative;
	}
	.plot:has(> .across) {
		margin-top: 20px;
	}
	.marks {
		position: relative;
		border-bottom: 1px solid var(--line);
	}
	.mark {
		outline: none;
	}
	.mark[role='button'] {
		cursor: pointer;
	}
	.strip {
		height: 14px;
	}
	.strip > .mark {
		position: absolute;
		top: 0;
		bottom: 0;
		min-width: 2px;
	}
	.columns {
		display: flex;
		height: 44px;
	}
	.column {
		display: flex;
		flex: 1 1 0;
		flex-direction: column-reverse;
		min-width: 0;
	}
	.column > i {
		flex: none;
		margin: 0 15%;
		min-height: 1px;
	}
	.mark:hover {
		filter: brightness(1.15);
	}
	.mark:focus-visible {
		z-index: 1;
		outline: 2px solid var(--vscode-focusBorder);
		outline-offset: 1px;
	}
	.column:focus-visible {
		outline-offset: -1px;
	}
	.hours,
	.days {
		position: relative;
		height: 1.5em;
		margin-top: 2px;
		color: var(--dim);
		font-size: 0.77em;
	}
	.hours > span {
		position: absolute;
		white-space: nowrap;
		transform: translateX(-50%);
	}
	.hours > .first {
		transform: none;
	}
	.hours > .last {
		transform: translateX(-100%);
	}
	.days {
		display: flex;
	}
	.days > span {
		flex: 1 1 0;
		text-align: center;
	}
	.days.ends > span {
		text-align: left;
	}
	.days.ends > span:last-child {
		text-align: right;
	}
	.across {
		position: absolute;
		right: 0;
		left: 0;
		border-bottom: 1px dashed var(--line);
		color: var(--dim);
		font-size: 0.77em;
		line-height: 1.2;
		pointer-events: none;
	}
	.tip {
		position: absolute;
		top: calc(100% + 4px);
		z-index: 2;
		box-sizing: border-box;
		width: max-content;
		max-width: 100%;
		padding: 3px 8px;
		border: 1px solid var(--vscode-editorHoverWidget-border, var(--line));
		border-radius: 4px;
		background: var(--vscode-editorHoverWidget-background);
		box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
		color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
		font-size: 0.923em;
	}
	.tip b {
		display: block;
		font-weight: 600;
	}
	.tip.left {
		left: 0;
	}
	.tip.centre {
		left: 50%;
		transform: translateX(-50%);
	}
	.tip.right {
		right: 0;
	}
`;
