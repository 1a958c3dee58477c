import assert from 'node:assert/strict';
import { usualChoices } from '../../../src/domain/summary/choices.ts';
import { UsageError } from '../../../src/cli/options.ts';
import { readArguments, type Asked } from '../../../src/cli/usage.ts';

const nothing: Asked = {
	command: 'spend',
	home: null,
	store: { kind: 'default' },
	since: null,
	until: null,
	agents: [],
	project: null,
	json: false,
	by: null,
	slices: false,
	repo: null,
	lines: false,
	period: null,
	format: null,
	outcome: null,
};

suite('command line', () => {
	const check = (words: string, expected: Partial<Asked> | 'help' | 'version'): void => {
		const asked = readArguments(words.split(' ').filter(Boolean));
		assert.deepEqual(asked, typeof expected === 'string' ? expected : { ...nothing, ...expected });
	};
	const refuse = (words: string, why: RegExp): void => {
		assert.throws(
			() => readArguments(words.split(' ').filter(Boolean)),
			(error: unknown) => error instanceof UsageError && why.test(error.message),
		);
	};

	test('no words, and a call for help, get help', () => {
		check('', 'help');
		check('spend --help', 'help');
		check('-h', 'help');
	});
	test('the version needs no command', () => {
		check('--version', 'version');
	});
	test('options may stand before or after the command', () => {
		check('spend --json --home /h', { json: true, home: '/h' });
		check('--json --home=/h spend', { json: true, home: '/h' });
	});
	test('an agent may be named more than once', () => {
		check('time --agent codex --agent claude-code --slices', { command: 'time', agents: ['codex', 'claude-code'], slices: true });
	});
	test('a store is a file, none, or the default', () => {
		check('spend --store /s.db', { store: { kind: 'file', path: '/s.db' } });
		check('spend --no-store', { store: { kind: 'none' } });
		refuse('spend --store /s.db --no-store', /exclude each other/);
	});
	test('what is not there is named, with what is', () => {
		refuse('spent', /no command "spent"\. There are: spend, time, coverage, changes, sessions, report, doctor/);
		refuse('spend --colour', /--colour/);
		refuse('spend today', /no further words.*today/);
	});
	test('a report is of a period as a whole, in one of three forms', () => {
		check('report --period 2026-10-01..2026-10-31 --format html', { command: 'report', period: '2026-10-01..2026-10-31', format: 'html' });
		refuse('report --agent codex', /--agent belongs to .*, not to report/);
		refuse('report --format pdf', /--format cannot be "pdf"\. It can be: md, html, json/);
		refuse('spend --period week', /--period belongs to report/);
	});
	test('a team’s report is of files and folders', () => {
		const asked = readArguments(['team', 'a', 'b.json', '--since', '2026-10-01', '--format', 'html']);
		assert.deepEqual(asked, { command: 'team', places: ['a', 'b.json'], since: '2026-10-01', until: null, format: 'html' });
		refuse('team', /takes the files or folders/);
		refuse('team a --agent codex', /--agent belongs to .*, not to team/);
	});
	test('an export is of one session or one period, and goes by the ending of its file', () => {
		const asked = readArguments('export --period week --out a/B.CSV --with title,paths --author Ada --force --no-pseudonym'.split(' '));
		assert.ok(typeof asked === 'object' && asked.command === 'export');
		assert.deepEqual([asked.of, asked.format, asked.mode], [{ kind: 'period', period: 'week' }, 'csv', 'overwrite']);
		assert.deepEqual(asked.choices, { ...usualChoices, title: true, paths: true, author: 'Ada', pseudonym: false });
		refuse('export --preview', /either --session ID or --period/);
		refuse('export --preview --session a --period week', /either --session ID or --period/);
		refuse('export --period week', /--out FILE, or --preview/);
		refuse('export --period week --out a.txt', /goes by the file's ending: \.md, \.html, \.csv, \.json, \.agent-trace\.json/);
		refuse('export --period week --preview --with answers', /--with cannot be "answers"/);
		refuse('export --period week --preview --json', /--json belongs to/);
	});
	test('an option of another command is refused', () => {
		refuse('sessions --by day', /--by belongs to spend and time, not to sessions/);
		refuse('spend --slices', /--slices belongs to time/);
		refuse('time --by model', /--by cannot be "model"\. It can be: day, session/);
		refuse('spend --project=', /--project takes a folder/);
	});
});
