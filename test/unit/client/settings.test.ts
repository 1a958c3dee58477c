import assert from 'node:assert/strict';
import { readSettings } from '../../../src/client/settings.ts';
import { settingsSchema, type Settings } from '../../../src/protocol/settings.ts';

suite('settings', () => {
	const defaults = settingsSchema.parse({});
	const read = (values: Readonly<Record<string, unknown>>): { settings: Settings; warnings: string[] } => {
		const warnings: string[] = [];
		const log = { info: () => undefined, error: () => undefined, warn: (message: string) => void warnings.push(message) };
		return { settings: readSettings({ get: key => values[key] }, log), warnings };
	};

	test('nothing set gives the defaults', () => {
		assert.deepEqual(read({}), { settings: defaults, warnings: [] });
	});

	test('what is set is taken', () => {
		const homes = { extraHomes: ['/mnt/wsl/home/sam'], prices: { mine: { input: 3, output: 15 } } };
		const verification = { 'verification.bar': 'strict', 'verification.reports': ['build/hits/*.info'] };
		const values = {
			...homes,
			gutter: false,
			statusBar: false,
			capture: false,
			captureDays: 30,
			...verification,
			problems: true,
			'budget.month': 80,
			'budget.session': 2.5,
			'budget.notify': false,
			'review.openDiff': false,
			'openTelemetry.enabled': true,
			'openTelemetry.endpoint': 'https://collector.example',
			'openTelemetry.intervalMinutes': 60,
		};
		assert.deepEqual(read(values), { settings: values, warnings: [] });
	});

	test('a key that cannot be used falls back alone, and the log names it', () => {
		const { settings, warnings } = read({
			extraHomes: 'not a list',
			prices: { mine: { input: -1, output: 2 } },
			statusBar: false,
		});
		assert.deepEqual(settings, { ...defaults, statusBar: false });
		assert.equal(warnings.length, 2);
		assert.match(warnings[0] ?? '', /bookend\.extraHomes/);
		assert.match(warnings[1] ?? '', /bookend\.prices/);
	});
});
