import assert from 'node:assert/strict';
import type { TextDocumentChangeEvent, TextEditor } from 'vscode';
import { DocumentChanges } from '../../../../src/client/capture/documents.ts';
import type { Notice } from '../../../../src/protocol/notices.ts';
import { HandTurnedTimers } from '../timers.ts';

const uri = 'file:///harbour/gate.ts';

/** A document as far as it is asked: what it says of itself changes after the change is told, as in the editor. */
class MadeDocument {
	isDirty = false;
	readonly uri: { readonly scheme: string; toString(): string };

	constructor(scheme = 'file') {
		this.uri = { scheme, toString: () => uri.replace('file', scheme) };
	}
}

const span = (line: number) => ({ start: { line }, end: { line } });

suite('changes of documents', () => {
	const made = (document = new MadeDocument(), cursorLine = 4) => {
		const timers = new HandTurnedTimers();
		const put: Notice[] = [];
		const changes = new DocumentChanges({ now: () => timers.now(), put: notice => put.push(notice), sign: () => undefined }, timers);
		const editor = { document, selections: [span(cursorLine)] } as unknown as TextEditor;
		const change = (text: string, line = 4, reason?: number): void => {
			const contentChanges = [{ text, rangeLength: 0, range: span(line) }];
			changes.changed({ document, contentChanges, reason } as unknown as TextDocumentChangeEvent, editor);
		};
		const told = async (): Promise<readonly unknown[]> => {
			await timers.pass(1_000);
			return put.map(notice => (notice.kind === 'changed' ? [notice.how, notice.inserted] : notice.kind));
		};
		return { document, changes, change, told };
	};

	test('the first key in a saved file is typing: that it is not saved any more is told later', async () => {
		const { document, changes, change, told } = made();
		change('x');
		document.isDirty = true;
		changes.pressed(uri);
		assert.deepEqual(await told(), [['typing', 1]]);
	});

	test('a file that stays saved was written by somebody else, at the cursor or not', async () => {
		const { change, told } = made();
		change('x');
		change('const gate = open();\n', 90);
		change('', 4);
		assert.deepEqual(await told(), [
			['outside', 1],
			['outside', 21],
		]);
	});

	test('what the editor itself changed in a saved file is nobody else’s', async () => {
		const { document, change, told } = made();
		change('const gate = open();\nclose(gate);');
		change('import gate;\n', 0);
		document.isDirty = true;
		assert.deepEqual(await told(), [
			['paste', 33],
			['unclear', 13],
		]);
	});

	test('a key that only takes away is typing where the editor wrote', async () => {
		const { document, change, told } = made();
		document.isDirty = true;
		change('');
		assert.deepEqual(await told(), [['typing', 0]]);
	});

	test('what came without a keystroke is not typing because a key took something away right after', async () => {
		const { document, change, told } = made();
		document.isDirty = true;
		change('xyz');
		change('');
		assert.deepEqual(await told(), [['unclear', 3]]);
	});

	test('text at the cursor without a keystroke is unclear', async () => {
		const { document, change, told } = made();
		document.isDirty = true;
		change('x');
		assert.deepEqual(await told(), [['unclear', 1]]);
	});

	test('undo back to what is saved is undo', async () => {
		const { change, told } = made();
		change('x', 4, 1);
		assert.deepEqual(await told(), [['undo', 1]]);
	});

	test('what is never saved is written by nobody outside', async () => {
		const { changes, change, told } = made(new MadeDocument('untitled'));
		change('x');
		changes.pressed(uri.replace('file', 'untitled'));
		change('many words at once');
		assert.deepEqual(await told(), [
			['typing', 1],
			['unclear', 18],
		]);
	});

	test('output, input boxes and old versions are no documents', async () => {
		const { change, told } = made(new MadeDocument('output'));
		change('x');
		assert.deepEqual(await told(), []);
	});
});
