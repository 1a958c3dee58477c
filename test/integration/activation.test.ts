import assert from 'node:assert/strict';
import { commands } from 'vscode';
import * as z from 'zod';
import { bookendExtension, readyBookend } from './bookend.ts';

const manifest = z.object({
	version: z.string(),
	contributes: z.object({
		commands: z.array(z.object({ command: z.string() })),
		views: z.record(z.string(), z.array(z.object({ id: z.string() }))),
	}),
});

suite('The extension', () => {
	test('activates and gives its API', async () => {
		const bookend = await readyBookend();
		assert.equal(bookend.version, manifest.parse(bookendExtension().packageJSON).version);
		assert.equal(bookend.trouble, null);
	});

	test('registers every command that it contributes', async () => {
		await readyBookend();
		const registered = new Set(await commands.getCommands(true));
		const contributed = manifest.parse(bookendExtension().packageJSON).contributes.commands.map(({ command }) => command);
		assert.ok(contributed.length > 0);
		assert.deepEqual(
			contributed.filter(command => !registered.has(command)),
			[],
		);
	});

	test('shows each of its views when it is asked to', async () => {
		const views = Object.values(manifest.parse(bookendExtension().packageJSON).contributes.views).flat();
		assert.deepEqual(
			views.map(({ id }) => id),
			['bookend.overview', 'bookend.unverified', 'bookend.look', 'bookend.sessions'],
		);
		for (const { id } of views) {
			await commands.executeCommand(`${id}.focus`);
		}
	});
});
