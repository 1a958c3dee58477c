import type { CSSResult } from 'lit';

export function sheetOf({ cssText }: CSSResult): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(cssText);
	return sheet;
}
