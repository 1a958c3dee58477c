import assert from 'node:assert/strict';
import { Draft } from '../../../../src/client/share/draft.ts';
import type { Shared, ShareRequest } from '../../../../src/protocol/summary.ts';

suite('What is about to be shared', () => {
	const request = { subject: { of: 'session', session: 'made-up:1' }, format: 'json' } as const;
	/** Tells what was asked for, and takes every word "secret" for one. */
	const ask = ({ choices }: ShareRequest): Promise<Shared> =>
		Promise.resolve({
			text: JSON.stringify(choices),
			fileName: 'x.json',
			offers: { title: 'A title\nof two lines $(zap)', paths: ['a.ts', 'b.ts'], pseudonym: '0123' },
			secrets: choices.note?.includes('secret') === true ? [{ choice: 'note', what: 'a web token', line: 1, column: 4 }] : [],
		});
	const begin = async (): Promise<Draft> => (await Draft.begin(ask, request)) ?? assert.fail();

	test('is without anything but the pseudonym at first, and offers what there is and what can be said', async () => {
		const draft = await begin();
		assert.deepEqual([...draft.picked], ['pseudonym']);
		assert.deepEqual(JSON.parse(draft.shared.text), { ...nothing, pseudonym: true });
		assert.deepEqual(
			draft.items().map(({ choice, description }) => [choice, description]),
			[
				['title', 'A title of two lines $\u200b(zap)'],
				['author', 'asks for it'],
				['paths', '2 entries'],
				['note', 'asks for it'],
				['pseudonym', 'by which a team report knows your summaries as one person’s'],
			],
		);
	});

	test('has what was picked, and what was said while it is picked', async () => {
		const draft = await begin();
		await draft.say('note', 'A good week.');
		await draft.pick(new Set(['note', 'paths']));
		assert.deepEqual(JSON.parse(draft.shared.text), { ...nothing, paths: true, note: 'A good week.' });
		await draft.pick(new Set(['paths']));
		assert.deepEqual(JSON.parse(draft.shared.text), { ...nothing, paths: true });
		assert.equal(draft.said('note'), 'A good week.');
		await draft.say('note', null);
		assert.deepEqual([...draft.picked], ['paths']);
	});

	test('what looks like a secret is not picked, and is said where it can be written anew', async () => {
		const draft = await begin();
		await draft.say('note', 'my secret');
		assert.deepEqual([...draft.picked], ['pseudonym']);
		assert.equal(
			draft.items().find(({ choice }) => choice === 'note')?.detail,
			'$(warning) Note left out: line 1, column 4 looks like a web token.',
		);
		await draft.say('note', 'none');
		assert.deepEqual([...draft.picked], ['pseudonym', 'note']);
	});

	test('there is none where nothing is known, and without an answer it stays as it was', async () => {
		assert.equal(await Draft.begin(() => Promise.resolve(undefined), request), undefined);
		let isThere = true;
		const draft = (await Draft.begin(asked => (isThere ? ask(asked) : Promise.resolve(undefined)), request)) ?? assert.fail();
		isThere = false;
		const before = draft.shared;
		await assert.rejects(draft.pick(new Set(['paths'])));
		assert.equal(draft.shared, before);
		assert.deepEqual([...draft.picked], ['pseudonym']);
	});
});

const nothing = { title: false, author: null, project: false, branch: false, prompts: false, paths: false, note: null, pseudonym: false };
