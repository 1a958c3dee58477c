import assert from 'node:assert/strict';
import {
	countLabel,
	howToSettle,
	itemDescription,
	itemDetails,
	itemLabel,
	itemPlace,
	itemSpoken,
} from '../../../../src/client/views/look/labels.ts';
import { Calendar } from '../../../../src/domain/calendar.ts';
import { lookKinds, type LookItem } from '../../../../src/protocol/look.ts';

suite('the Worth a Look tree', () => {
	const now = Date.parse('2026-11-20T09:00:00Z');
	const calendar = new Calendar('Europe/Berlin');
	const item: LookItem = {
		id: 'claim 1',
		kind: 'claimedNotRun',
		headline: '“Tests pass”, and none ran after the last edit',
		facts: ['It said so.', 'It did not.'],
		at: now - 86_400_000,
		session: 'claude-code:1',
		title: 'Parse',
		agentName: 'Claude Code',
		file: { uri: 'file:///work/app/src/parse.ts', path: 'src/parse.ts', line: null },
	};

	test('tells an item apart by its file, its agent and its day', () => {
		assert.equal(itemLabel(item), 'Claimed and not run');
		assert.equal(itemDetails(item, now, calendar), 'parse.ts · Claude Code · Yesterday');
		assert.equal(itemDetails({ ...item, file: null }, now, calendar), 'Claude Code · Yesterday');
	});

	test('says both facts, and to screen readers everything', () => {
		assert.equal(itemDescription(item), 'It said so. It did not.');
		assert.equal(itemSpoken(item, now, calendar), 'Claimed and not run, parse.ts · Claude Code · Yesterday. It said so. It did not.');
	});

	test('has a name and a way to settle it for every kind', () => {
		assert.equal(new Set(lookKinds.map(kind => itemLabel({ ...item, kind }))).size, lookKinds.length);
		assert.ok(lookKinds.every(kind => howToSettle({ ...item, kind }).endsWith('.')));
	});

	test('shows nothing that steers or turns text around', () => {
		const path = 'src/\u202Egnp.ts';
		assert.doesNotMatch(itemPlace({ ...item, file: { uri: 'file:///a', path, line: 1 } }), /\u202E/);
		assert.doesNotMatch(itemDescription({ ...item, facts: ['a\u001B[31m', 'b\u202E'] }), /[\u001B\u202E]/);
	});

	test('counts beside its title, and says nothing where nothing is', () => {
		assert.deepEqual([countLabel([item, item]), countLabel([]), countLabel(null)], ['2', undefined, undefined]);
	});
});
