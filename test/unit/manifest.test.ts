import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { commandIds, commandPlaces } from '../../src/client/commands/commands.ts';
import { contextKeys } from '../../src/client/contextKeys.ts';
import { groupColors } from '../../src/client/ledger/standingGroups.ts';
import { lineKinds, reportViewType, viewIds } from '../../src/client/views/ids.ts';
import { settingsSchema } from '../../src/protocol/settings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

const menuItem = z.object({ command: z.string(), when: z.string().optional() });
const manifest = z
	.object({
		icon: z.string(),
		activationEvents: z.array(z.string()),
		extensionKind: z.array(z.string()),
		capabilities: z.object({
			untrustedWorkspaces: z.object({ supported: z.literal('limited'), restrictedConfigurations: z.array(z.string()) }),
			virtualWorkspaces: z.object({ supported: z.literal(false), description: z.string() }),
		}),
		contributes: z.object({
			viewsContainers: z.object({ activitybar: z.array(z.object({ id: z.string(), icon: z.string() })) }),
			views: z.object({ bookend: z.array(z.object({ id: z.string(), icon: z.string() })) }),
			viewsWelcome: z.array(z.object({ view: z.string(), when: z.string().optional() })),
			commands: z.array(
				z.object({ command: z.string(), category: z.string(), icon: z.string().optional(), enablement: z.string().optional() }),
			),
			menus: z.record(z.string(), z.array(menuItem)),
			configuration: z.object({ properties: z.record(z.string(), z.record(z.string(), z.unknown())) }),
			colors: z.array(z.object({ id: z.string(), defaults: z.record(z.string(), z.string()) })),
			walkthroughs: z.array(
				z.object({
					id: z.string(),
					steps: z.array(z.object({ media: z.object({ markdown: z.string() }), completionEvents: z.array(z.string()) })),
				}),
			),
		}),
	})
	.parse(readJson('package.json'));
const { contributes } = manifest;
const texts = z.record(z.string(), z.string()).parse(readJson('package.nls.json'));
const whole = readFileSync(path.join(root, 'package.json'), 'utf8');

suite('package.json and the code', () => {
	test('name the same commands, all in the category Bookend', () => {
		assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), [...commandIds].sort());
		assert.ok(contributes.commands.every(({ category }) => category === 'Bookend'));
	});

	test('hide from the palette exactly the commands that only a view can call', () => {
		const hidden = (contributes.menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
		assert.deepEqual(
			hidden,
			commandIds.filter(command => commandPlaces[command] === 'view'),
		);
	});

	test('bring reports back by the name that they have', () => {
		assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${reportViewType}`));
	});

	test('name the same views', () => {
		assert.deepEqual(
			contributes.views.bookend.map(({ id }) => id),
			Object.values(viewIds),
		);
	});

	test('have the same settings', () => {
		const { properties } = settingsJsonSchema();
		const contributed = Object.entries(contributes.configuration.properties).map(([key, setting]) => [key, withoutWords(setting)] as const);
		assert.deepEqual(
			Object.fromEntries(contributed),
			Object.fromEntries(Object.entries(properties).map(([key, setting]) => [`bookend.${key}`, setting])),
		);
	});

	test('name the same theme colours, each with a default for every kind of theme', () => {
		assert.deepEqual(
			contributes.colors.map(({ id }) => id),
			Object.values(groupColors),
		);
		for (const { defaults } of contributes.colors) {
			assert.deepEqual(Object.keys(defaults), ['dark', 'light', 'highContrast', 'highContrastLight']);
			assert.ok(Object.values(defaults).every(color => /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/.test(color)));
		}
	});

	test('ask in conditions only for what is there', () => {
		const pages = [...Object.values(viewIds), reportViewType];
		const known: ReadonlySet<string> = new Set([...Object.keys(contextKeys), ...pages, ...Object.values(lineKinds)]);
		const shown = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].map(({ when }) => when ?? '');
		const conditions = [...shown, ...contributes.commands.map(({ enablement }) => enablement ?? '')];
		const named = conditions.flatMap(when => when.match(/(?<!\^)\bbookend\.[\w.]+/g) ?? []);
		assert.ok(named.length > 5);
		assert.deepEqual(
			named.filter(name => !known.has(name)),
			[],
		);
	});

	test('ask of a line in a tree only for kinds that there are', () => {
		const patterns = [...whole.matchAll(/viewItem =~ \/(.*?)\//g)].map(
			([, pattern = '']) => new RegExp(JSON.parse(`"${pattern}"`) as string),
		);
		assert.ok(patterns.length > 0);
		for (const pattern of patterns) {
			assert.deepEqual(
				Object.values(lineKinds).filter(kind => pattern.test(kind)),
				[lineKinds.sessionWithTranscript, lineKinds.session],
			);
		}
	});

	test('call in menus, texts and walkthrough only commands that there are', () => {
		const inMenus = Object.values(contributes.menus).flatMap(items => items.map(({ command }) => command));
		const inTexts = Object.values(texts).flatMap(text => [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command));
		const events = contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(step => step.completionEvents));
		const inEvents = events.filter(event => event.startsWith('onCommand:')).map(event => event.slice('onCommand:'.length));
		const known: ReadonlySet<string | undefined> = new Set([...commandIds, 'vscode.openFolder']);
		assert.deepEqual(
			[...inMenus, ...inTexts, ...inEvents].filter(command => !known.has(command)),
			[],
		);
	});
});

suite('package.json by itself', () => {
	test('has a text for every key, and no text without a use', () => {
		const used = new Set([...whole.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
		assert.deepEqual([...used].sort(), Object.keys(texts).sort());
	});

	test('names files that are there', () => {
		const files = [
			manifest.icon,
			...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
			...contributes.views.bookend.map(({ icon }) => icon),
			...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
		];
		assert.deepEqual(
			files.filter(file => !existsSync(path.join(root, file))),
			[],
		);
	});

	test('has an icon of 128 pixels', () => {
		const png = readFileSync(path.join(root, manifest.icon));
		assert.deepEqual([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], ['PNG', 128, 128]);
	});

	test('uses icons that codicons have', () => {
		const known = new Set(
			readFileSync(path.join(root, 'node_modules/@vscode/codicons/dist/codicon.csv'), 'utf8')
				.split('\n')
				.map(line => line.split(',')[0]),
		);
		const used = contributes.commands.flatMap(({ icon }) => (icon === undefined ? [] : [icon.replace(/^\$\((.*)\)$/, '$1')]));
		assert.deepEqual(
			used.filter(icon => !known.has(icon)),
			[],
		);
	});

	test('runs where the transcripts are, and takes no paths or prices from an untrusted workspace', () => {
		assert.deepEqual(manifest.extensionKind, ['workspace']);
		const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
		assert.deepEqual(restrictedConfigurations, ['bookend.extraHomes', 'bookend.prices', 'bookend.verification.reports']);
		const scopes = ['bookend.extraHomes', 'bookend.prices'].map(key => contributes.configuration.properties[key]?.['scope']);
		assert.ok(scopes.every(scope => scope === 'machine' || scope === 'application'));
	});

	test('sends figures nowhere by what a workspace says', () => {
		const settings = Object.entries(contributes.configuration.properties).filter(([key]) => key.startsWith('bookend.openTelemetry.'));
		assert.deepEqual(new Set(settings.map(([, setting]) => setting['scope'])), new Set(['application']));
		assert.equal(contributes.configuration.properties['bookend.openTelemetry.enabled']?.['default'], false);
	});
});

/** What the schema says of the settings, in the words that a manifest can use. */
function settingsJsonSchema(): { properties: Record<string, unknown> } {
	const schema = z.toJSONSchema(settingsSchema, { io: 'input' });
	return z.object({ properties: z.record(z.string(), z.unknown()) }).parse(without(schema, ['propertyNames']));
}

function withoutWords(setting: unknown): unknown {
	return without(setting, ['description', 'markdownDescription', 'enumDescriptions', 'scope', 'order', 'ignoreSync']);
}

/** The value without these keys, at any depth. */
function without(value: unknown, keys: readonly string[]): unknown {
	if (Array.isArray(value)) {
		return value.map(item => without(item, keys));
	}
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	const kept = Object.entries(value).filter(([key]) => !keys.includes(key));
	return Object.fromEntries(kept.map(([key, item]) => [key, without(item, keys)]));
}
