/** What a keystroke costs in the extension host before it is told: the handlers themselves, on made-up events of an open file. */
import type { TextDocumentChangeEvent, TextEditor } from 'vscode';
import { DocumentChanges } from '../../src/client/capture/documents.ts';
import { Outbox } from '../../src/client/capture/outbox.ts';
import { Presence } from '../../src/client/capture/presence.ts';
import { systemTimers } from '../../src/client/timers.ts';
import type { Row } from './table.ts';

const KEYSTROKES = 100_000;
const ROUNDS = 5;
const MICROSECONDS_A_MILLISECOND = 1_000;

export function captureRows(): readonly Row[] {
	const values = Array.from({ length: ROUNDS }, microsecondsAKeystroke);
	const note = `${KEYSTROKES.toLocaleString('en')} keystrokes: the change and the cursor’s move`;
	return [{ what: 'capture in the extension host, a keystroke', values, unit: 'µs', target: 200, note }];
}

function microsecondsAKeystroke(): number {
	const outbox = new Outbox(() => Promise.resolve(true), systemTimers);
	const put = outbox.put.bind(outbox);
	const presence = new Presence({ put, onTerminal: () => undefined, agentInFront: () => false, timers: systemTimers });
	presence.windowChanged({ focused: true, active: true });
	const changes = new DocumentChanges({ now: () => systemTimers.now(), put, sign: () => undefined }, systemTimers);
	const begun = performance.now();
	for (let key = 0; key < KEYSTROKES; key++) {
		const line = key % 10_000;
		changes.changed(...typed(line));
		changes.pressed(document.uri.toString());
		presence.sign('key');
	}
	const took = performance.now() - begun;
	[changes, presence, outbox].forEach(part => {
		part.dispose();
	});
	return (took * MICROSECONDS_A_MILLISECOND) / KEYSTROKES;
}

const document = { isDirty: true, uri: { scheme: 'file', toString: () => 'file:///home/sam/harbour/src/gate.ts' } };

/** One key on a line, as the editor tells of it. */
function typed(line: number): [TextDocumentChangeEvent, TextEditor] {
	const range = { start: { line }, end: { line } };
	const event = { document, contentChanges: [{ text: 'x', rangeLength: 0, range }], reason: undefined };
	return [event, { document, selections: [range] }] as unknown as [TextDocumentChangeEvent, TextEditor];
}
