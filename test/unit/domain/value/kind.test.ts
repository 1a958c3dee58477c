import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CommandClass, CommandResult } from '../../../../src/domain/trace/command.ts';
import { commandClasses, commandResults } from '../../../../src/domain/trace/command.ts';
import { promptSigns, type PromptSign } from '../../../../src/domain/trace/prompt.ts';
import { kindOfWork, workKinds, type WorkKind } from '../../../../src/domain/value/kind.ts';
import type { SessionWork } from '../../../../src/domain/value/sessionWork.ts';
import { record, runs } from '../../../support/facts.ts';

/** `file +added -removed`, with `new`, `moved` or `gone` in front where it was. */
function work(told: {
	readonly edits?: readonly string[];
	readonly runs?: readonly (readonly [CommandClass, CommandResult])[];
	readonly sign?: PromptSign;
	readonly branch?: string;
}): SessionWork {
	const prompt = { by: 'engineer', typedChars: 10, sign: told.sign ?? 'request' } as const;
	return {
		cwd: '/home/tests/app',
		branch: told.branch ?? null,
		turns: [{ startedAt: 0, prompt }],
		runs: (told.runs ?? []).map(([commandClass, result], index) => ({ startedAt: index, class: commandClass, result })),
		edits: (told.edits ?? []).map((edit, index) => editTold(edit, 100 + index)),
	};
}

const changes = { new: 'create', moved: 'rename', gone: 'delete' } as const;

function editTold(told: string, at: number): SessionWork['edits'][number] {
	const [, how, name = '', added, removed] = /^(?:(new|moved|gone) )?(\S+)(?: \+(\d+))?(?: -(\d+))?$/.exec(told) ?? [];
	const change = how === 'new' || how === 'moved' || how === 'gone' ? changes[how] : 'update';
	return { at, path: `/home/tests/app/${name}`, change, added: Number(added ?? 0), removed: Number(removed ?? 0) };
}

suite('kind of work', () => {
	const check = (told: Parameters<typeof work>[0], kind: WorkKind, why: RegExp): void => {
		const { kind: found, why: sentence } = kindOfWork(work(told));
		assert.deepEqual([found, sentence], [kind, sentence]);
		assert.match(sentence, why);
	};

	test('new source is a feature, tests beside it or not', () => {
		check({ edits: ['new src/a.ts +40', 'new test/a.test.ts +30'] }, 'feature', /70 of 70 in source and tests; source grew by 40 lines/);
	});
	test('where the project lies says nothing', () => {
		check({ edits: ['src/a.ts +5 -1'] }, 'feature', /source grew/);
	});
	test('what begins with a report, or with a check that fails, is a fix', () => {
		check({ sign: 'report', edits: ['src/a.ts +5 -1', 'test/a.test.ts +5'] }, 'fix', /report of what is wrong/);
		check({ runs: [['test', 'failed']], edits: ['src/a.ts +5 -1'] }, 'fix', /check failed before/);
	});
	test('most lines in tests, texts, plans or configuration are work on these', () => {
		check({ edits: ['src/a.ts +1', 'test/a.test.ts +40'] }, 'test', /40 of 41 in tests/);
		check({ sign: 'report', edits: ['README.md +10', 'src/a.ts +1'] }, 'docs', /10 of 11 in texts/);
		check({ edits: ['docs/plans/next.md +10'] }, 'exploration', /in plans/);
		check({ edits: ['.github/workflows/ci.yml +10', 'Dockerfile -3'] }, 'build', /13 of 13 in configuration/);
	});
	test('a lock file says nothing of what was done', () => {
		check({ edits: ['package-lock.json +4000', 'src/a.ts +2'] }, 'feature', /2 of 2 in source/);
	});
	test('source that was moved or became less was given another form', () => {
		check({ edits: ['moved src/a.ts', 'src/b.ts +1 -1'] }, 'refactor', /moved 1 file/);
		check({ edits: ['src/a.ts +20 -60'] }, 'refactor', /Source has 40 lines less, after 80 were changed/);
		check({ edits: ['src/a.ts +1 -3'] }, 'feature', /in source/);
	});
	test('a branch that is named after its work says what it is', () => {
		check({ branch: 'ada/fix/quotes', edits: ['new src/a.ts +9'] }, 'fix', /branch/);
		check({ branch: 'refactor-quotes', edits: ['new src/a.ts +9'] }, 'refactor', /branch/);
		check({ branch: 'latest-fix', edits: ['new src/a.ts +9'] }, 'feature', /source/);
	});
	test('without edits it goes by what was run and asked', () => {
		check({ runs: [['test', 'passed']] }, 'review', /ran 1 check/);
		check({ sign: 'check' }, 'review', /asks for checking/);
		check({ sign: 'proceed', runs: [['vcs', 'passed']] }, 'operations', /ran 1 command/);
		check({ sign: 'question', runs: [['vcs', 'passed']] }, 'exploration', /nothing more/);
		check({}, 'exploration', /changed no file/);
	});

	test('every session has one kind, whatever the order in which it is told', () => {
		const edit = record<SessionWork['edits'][number]>({
			at: fc.nat(9),
			path: fc.constantFrom('src/a.ts', 'test/a.test.ts', 'README.md', 'ci.yml', 'plan.md'),
			change: fc.constantFrom('create' as const, 'update' as const, 'delete' as const, 'rename' as const),
			added: fc.nat(50),
			removed: fc.nat(50),
		});
		const run = record<SessionWork['runs'][number]>({
			startedAt: fc.nat(9),
			class: fc.constantFrom(...commandClasses),
			result: fc.constantFrom(...commandResults),
		});
		const any = record<SessionWork>({
			cwd: fc.constant(null),
			branch: fc.constantFrom(null, 'main', 'fix/a'),
			turns: fc.array(
				record<SessionWork['turns'][number]>({
					startedAt: fc.nat(9),
					prompt: record({ by: fc.constant('engineer' as const), typedChars: fc.nat(9), sign: fc.constantFrom(...promptSigns) }),
				}),
				{ maxLength: 1 },
			),
			edits: fc.array(edit, { maxLength: 5 }),
			runs: fc.array(run, { maxLength: 5 }),
		});
		fc.assert(
			fc.property(any, session => {
				const told = kindOfWork(session);
				assert.ok(workKinds.includes(told.kind));
				assert.match(told.why, /^[A-Z].*\.$/);
				assert.deepEqual(kindOfWork({ ...session, edits: session.edits.toReversed(), runs: session.runs.toReversed() }), told);
			}),
			runs(300),
		);
	});
});
