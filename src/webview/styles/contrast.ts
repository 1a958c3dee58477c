import { css, unsafeCSS } from 'lit';

/**
 * Where colours are few or the person has replaced them, every phase and every standing has a pattern of its own, and edges are drawn.
 * VS Code marks its high-contrast themes on the body; the system's own replace the page's colours, so the marks bring theirs.
 */
const patterns = unsafeCSS(`
	.bar > i, .swatch, .strip > .mark, .column > i {
		box-shadow: inset 0 0 0 1px var(--edge);
	}
	.delegate {
		--pattern: repeating-linear-gradient(45deg, var(--ground) 0 2px, transparent 2px 6px);
	}
	.verify {
		--pattern: radial-gradient(var(--ground) 1px, transparent 1.3px) 0 0 / 4px 4px;
	}
	.byHand {
		--pattern: repeating-linear-gradient(90deg, var(--ground) 0 1px, transparent 1px 3px);
	}
	.exercised {
		--pattern: radial-gradient(var(--ground) 1px, transparent 1.3px) 0 0 / 4px 4px;
	}
	.reviewed, .open {
		--pattern: repeating-linear-gradient(0deg, var(--ground) 0 1px, transparent 1px 3px);
	}
	.tested {
		--mark: var(--edge);
		--pattern: repeating-linear-gradient(90deg, var(--ground) 0 1px, transparent 1px 3px);
	}
	.checked {
		--mark: var(--edge);
		--pattern: repeating-conic-gradient(var(--ground) 0 25%, transparent 0 50%) 0 0 / 4px 4px;
	}
	.seen {
		--mark: var(--ground);
		--pattern: radial-gradient(var(--edge) 0.7px, transparent 1px) 0 0 / 4px 4px;
	}
	.unknown, .nothing, .dropped, .money.out {
		--mark: var(--ground);
	}
	.money.out, .unpriced.out {
		opacity: 1;
	}
	path.all {
		stroke-dasharray: 5 3;
	}
	.swatch.all {
		--pattern: repeating-linear-gradient(90deg, var(--ground) 0 2px, transparent 2px 5px);
	}
	.bar {
		border-radius: 0;
	}
	.periods input:checked + span {
		border-color: var(--edge);
	}
`);

export const contrastStyles = css`
	body:is(.vscode-high-contrast, .vscode-high-contrast-light) {
		--edge: var(--vscode-contrastBorder);
		--dim: var(--vscode-foreground);
		.exercised {
			--mark: var(--vscode-charts-green);
		}
		${patterns}
	}
	@media (forced-colors: active) {
		.bar > i,
		.swatch,
		.mark,
		.column > i {
			forced-color-adjust: none;
		}
		body {
			--edge: CanvasText;
			--ground: Canvas;
			.spec,
			.delegate,
			.verify,
			.byHand,
			.proved,
			.exercised,
			.reviewed,
			.selfGraded,
			.verified,
			.landed,
			.open,
			.money {
				--mark: CanvasText;
			}
			.periods span {
				border-color: Canvas;
			}
			.link {
				color: LinkText;
				text-decoration: underline;
			}
			.strip > .mark {
				border-right: 1px solid Canvas;
			}
			${patterns}
		}
	}
`;
