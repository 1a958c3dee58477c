import type { CSSResult } from 'lit';
import { chartStyles } from './charts.ts';
import { contrastStyles } from './contrast.ts';
import { layoutStyles } from './layout.ts';
import { controlStyles } from './controls.ts';

/** All of the page's styles, later ones winning. Constructed sheets need no exception from the content security policy. */
export function styleSheets(): CSSStyleSheet[] {
	return [layoutStyles, controlStyles, chartStyles, contrastStyles].map(sheetOf);
}

function sheetOf({ cssText }: CSSResult): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(cssText);
	return sheet;
}
