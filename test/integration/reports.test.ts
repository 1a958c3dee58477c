import assert from 'node:assert/strict';
import { commands, env, TabInputWebview, window, type Tab } from 'vscode';
import { readyBookend } from './bookend.ts';

suite('Reports', () => {
	setup(async () => {
		await readyBookend();
	});
	teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

	test('open as a page of their own, and take its name when they have come', async () => {
		await commands.executeCommand('bookend.yourDay');
		const tab = await reportTab('Your day');
		assert.ok(tab.input instanceof TabInputWebview && tab.input.viewType.endsWith('bookend.report'));
		await commands.executeCommand('bookend.explainCoverage');
		await reportTab('Verification coverage');
		assert.equal(reportTabs().length, 2);
	});

	test('of one kind have one page, which turns to what is asked for', async () => {
		await commands.executeCommand('bookend.yourDay');
		await reportTab('Your day');
		await commands.executeCommand('bookend.yourDay', '2026-01-01');
		assert.equal(reportTabs().length, 1);
	});

	test('are copied as Markdown as they are on show', async () => {
		await commands.executeCommand('bookend.yourDay');
		await reportTab('Your day');
		await commands.executeCommand('bookend.copyReportMarkdown');
		const markdown = await env.clipboard.readText();
		assert.match(markdown, /^# Your day\n\n/);
		assert.match(markdown, /^## Slice by slice$/m);
		assert.match(markdown, /^## How this is known$/m);
	});
});

function reportTabs(): readonly Tab[] {
	return window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof TabInputWebview);
}

/** The tab of a report, once it has the report's name. */
async function reportTab(name: string): Promise<Tab> {
	return new Promise(resolve => {
		const listener = window.tabGroups.onDidChangeTabs(look);
		look();
		function look(): void {
			const tab = reportTabs().find(({ label }) => label === name);
			if (tab !== undefined) {
				listener.dispose();
				resolve(tab);
			}
		}
	});
}
