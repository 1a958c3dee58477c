/** The price table as it is bundled: as JSON, which is read in a fraction of the time that JavaScript takes, and without what is never asked. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

/** @type {import('esbuild').Plugin} */
export const priceTable = {
	name: 'price table',
	setup: ({ onLoad }) => {
		onLoad({ filter: /[\\/]@pydantic[\\/]genai-prices[\\/]dist[\\/]index\.js$/ }, ({ path: file }) => ({
			contents: withTableAsJson(readFileSync(file, 'utf8')),
		}));
	},
};

/** For people, or to read usage out of a provider's own answers. */
const neverAsked = new Set(['description', 'price_comments', 'pricing_urls', 'context_window', 'extractors']);

/**
 * Throws where the package does not begin with its table any more.
 * @param {string} source
 */
export function withTableAsJson(source) {
	const [statement, name, literal] = /^const (\w+) = (\[\n[^]*?\n\])/.exec(source) ?? [];
	assert.ok(statement !== undefined && name !== undefined && literal !== undefined, 'The price table is not where it was.');
	const table = runInNewContext(literal);
	const json = JSON.stringify(table, (key, value) => (neverAsked.has(key) ? undefined : value));
	return source.replace(statement, () => `const ${name} = JSON.parse(${JSON.stringify(json)})`);
}
