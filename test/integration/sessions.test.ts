import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { madeSessions } from '../support/home/home.ts';
import { readyBookend } from './bookend.ts';
import { now } from '../support/home/day.ts';

suite('The sessions of the home', () => {
	const made = madeSessions(now);

	test('come through the language server, newest first', async () => {
		const sessions = (await (await readyBookend()).sessions()) ?? [];
		const newestFirst = made.toSorted((a, b) => b.begins - a.begins);
		assert.deepEqual(
			sessions.map(({ id }) => id),
			newestFirst.map(({ agent, id }) => `${agent}:${id}`),
		);
	});

	test('are counted in the periods they fall into', async () => {
		const bookend = await readyBookend();
		const inPeriod = async (period: 'today' | 'week' | 'month') => (await bookend.overview({ period, project: null }))?.sessions.inPeriod;
		assert.deepEqual([await inPeriod('today'), await inPeriod('week'), await inPeriod('month')], [2, 4, 5]);
	});

	test('open as a page that can be read', async () => {
		const [newest] = (await (await readyBookend()).sessions()) ?? [];
		assert.ok(newest);
		await commands.executeCommand('bookend.openSession', newest.id);
		const page = workspace.textDocuments.find(({ uri }) => uri.scheme === 'bookend-session');
		assert.ok(page, 'No page has been opened.');
		assert.ok(withoutEscapes(page.getText()).includes(newest.title), page.getText());
		await commands.executeCommand('workbench.action.closeAllEditors');
	});
});

function withoutEscapes(markdown: string): string {
	return markdown.replaceAll(/\\(?=[^\w\s])/g, '');
}
