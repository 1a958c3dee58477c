import { chartStyles } from '../../styles/charts.ts';
import { commonStyles } from '../../styles/common.ts';
import { contrastStyles } from '../../styles/contrast.ts';
import { sheetOf } from '../../styles/sheet.ts';
import { layoutStyles } from './layout.ts';
import { controlStyles } from './controls.ts';
import { lookStyles } from './look.ts';

/** All of the page's styles, later ones winning. Constructed sheets need no exception from the content security policy. */
export function styleSheets(): CSSStyleSheet[] {
	return [commonStyles, layoutStyles, controlStyles, lookStyles, chartStyles, contrastStyles].map(sheetOf);
}
