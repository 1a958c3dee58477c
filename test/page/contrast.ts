import type { Page } from 'playwright-core';

/** Texts whose contrast with what is behind them is below 4.5 to 1 (WCAG AA). VS Code's own controls are VS Code's concern. */
export function poorContrasts(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
		if (pixel === null) {
			throw new Error('This browser has no canvas.');
		}
		/** What the eye gets of colours painted over each other. */
		const painted = (...colors: readonly string[]): readonly number[] => {
			for (const color of colors) {
				pixel.fillStyle = color;
				pixel.fillRect(0, 0, 1, 1);
			}
			return [...pixel.getImageData(0, 0, 1, 1).data];
		};
		const luminance = (rgb: readonly number[]): number => {
			const [red = 0, green = 0, blue = 0] = rgb.map(value => {
				const share = value / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const grounds = (element: Element | null): string[] =>
			element === null ? [] : [...grounds(element.parentElement), getComputedStyle(element).backgroundColor];
		const contrast = (element: Element): number => {
			const behind = grounds(element);
			const [a, b] = [luminance(painted(...behind)), luminance(painted(...behind, getComputedStyle(element).color))];
			return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		};
		const texts = [...document.querySelectorAll('main *')].filter(
			element =>
				element.closest('vscode-button, option') === null &&
				element.checkVisibility() &&
				[...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== ''),
		);
		return texts.filter(text => contrast(text) < 4.5).map(text => `${contrast(text).toFixed(2)}: ${text.textContent.trim()}`);
	});
}
