import { css } from 'lit';

/** The switches, banners and texts with buttons. */
export const controlStyles = css`
	header {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 4px 2px;
		margin-bottom: 2px;
		font-size: 0.923em;
	}
	.periods {
		display: flex;
		gap: 2px;
		margin: 0;
		padding: 0;
		border: 0;
		white-space: nowrap;
	}
	.periods label {
		position: relative;
		cursor: pointer;
	}
	.periods input {
		position: absolute;
		inset: 0;
		margin: 0;
		opacity: 0;
		cursor: pointer;
	}
	.periods span {
		display: block;
		padding: 2px 8px;
		border: 1px solid transparent;
		border-radius: 4px;
		color: var(--dim);
	}
	.periods label:hover span {
		color: var(--vscode-foreground);
	}
	.periods input:checked + span {
		background: var(--vscode-list-inactiveSelectionBackground, var(--vscode-list-hoverBackground));
		color: var(--vscode-foreground);
	}
	.periods input:focus-visible + span,
	.projects select:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}
	.projects {
		position: relative;
		display: flex;
		max-width: 100%;
		min-width: 0;
		margin-left: auto;
	}
	.projects::after {
		position: absolute;
		top: 50%;
		right: 5px;
		width: 4px;
		height: 4px;
		border: solid var(--dim);
		border-width: 0 1px 1px 0;
		content: '';
		pointer-events: none;
		transform: translateY(-70%) rotate(45deg);
	}
	.projects select {
		appearance: none;
		field-sizing: content;
		min-width: 0;
		max-width: 100%;
		padding: 3px 18px 3px 8px;
		border: 0;
		border-radius: 4px;
		background: transparent;
		color: var(--dim);
		font: inherit;
		text-overflow: ellipsis;
		cursor: pointer;
	}
	.projects select:hover {
		color: var(--vscode-foreground);
	}
	.projects option {
		background: var(--vscode-dropdown-background);
		color: var(--vscode-dropdown-foreground);
	}
	.banner {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 8px;
		margin-bottom: 8px;
		padding: 8px 10px;
		border: 1px solid var(--line);
		border-radius: 4px;
	}
	.banner p {
		flex: 1 1 220px;
	}
	.banner.trouble {
		border-color: var(--vscode-inputValidation-warningBorder, var(--vscode-charts-yellow));
		border-left-width: 3px;
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 6px;
	}
	.progress {
		margin: 4px 0 2px;
	}
	.progress vscode-progress-bar {
		background: var(--track);
	}
	.progress .note {
		text-wrap: balance;
		margin-top: 4px;
		font-variant-numeric: tabular-nums;
	}
	.welcome > *,
	.quiet > * {
		margin-bottom: 10px;
	}
	.quiet .note {
		margin-top: -6px;
	}
	.welcome ul {
		display: grid;
		gap: 6px;
		list-style: none;
	}
	.welcome li {
		display: grid;
		grid-template-columns: 1fr auto;
		column-gap: 8px;
	}
	.welcome code {
		grid-row: 2;
		grid-column: 1 / -1;
		color: var(--dim);
		font-family: var(--vscode-editor-font-family, monospace);
		font-size: 0.923em;
		unicode-bidi: isolate;
	}
	.welcome small {
		color: var(--dim);
	}
	.bone {
		display: block;
		height: 0.85em;
		margin: 4px 0 10px;
		border-radius: 4px;
		background: var(--track);
		animation: breathe 2s ease-in-out infinite;
	}
	.bone.title {
		width: 30%;
	}
	.bone.hero {
		width: 45%;
		height: 1.7em;
	}
	.bone.rows {
		height: 7.5em;
		border-radius: 0;
		background: repeating-linear-gradient(var(--track) 0 0.85em, transparent 0 1.66em);
	}
	@keyframes breathe {
		50% {
			opacity: 0.5;
		}
	}
	@media (max-width: 259px) {
		.periods {
			gap: 0;
		}
		.periods span {
			padding: 2px 4px;
		}
		.projects select {
			padding: 3px 12px 3px 4px;
		}
		.projects::after {
			right: 2px;
		}
	}
	@media (prefers-reduced-motion: reduce) {
		.bone {
			animation: none;
		}
	}
`;
