/** What an edit changed: as the call asked for it, because the result does not repeat it. */
import type { EditFact, FileChange } from '../../domain/trace/facts.ts';
import { editId } from '../../domain/trace/ids.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { addedLines, linesOf } from '../hunks.ts';
import { filesIn, patchIn } from '../patch.ts';
import { copilot } from './ids.ts';
import { editArgs, patchArgs, type EditArgs } from './schema.ts';
import type { Seen } from './seen.ts';
import type { EditCall } from '../openCalls.ts';
import type { State } from './state.ts';

export function editFacts(state: State, { session, at, isSubagents }: Seen, id: string, { tool, input }: EditCall): EditFact[] {
	const changes = tool === 'apply_patch' ? patched(input) : changed(tool, input);
	return changes.map(({ path, change, isNew }, index) => {
		const moved = change.kind === 'rename' ? { ...change, to: absolutePath(change.to, state.cwd) } : change;
		const place = { path: absolutePath(path, state.cwd), change: moved, before: isNew ? [] : null };
		return editFact({ id: editId(copilot, `${id}/${index}`), session, turn: isSubagents ? null : state.turns.id, at, ...place });
	});
}

interface Changed {
	readonly path: string;
	readonly change: FileChange;
	/** `create` refuses to write over a file. */
	readonly isNew: boolean;
}

function patched(input: unknown): readonly Changed[] {
	const patch = patchIn(patchArgs.safeParse(input).data ?? '');
	return patch === null ? [] : filesIn(patch).map(file => ({ ...file, isNew: false }));
}

function changed(tool: string, input: unknown): readonly Changed[] {
	const asked = editArgs.safeParse(input).data;
	const change = asked === undefined ? null : changeOf(tool === 'str_replace_editor' ? (asked.command ?? '') : tool, asked);
	return asked === undefined || change === null ? [] : [{ path: asked.path, change, isNew: change.kind === 'create' }];
}

function changeOf(command: string, asked: EditArgs): FileChange | null {
	switch (command) {
		case 'create':
			return wholeFile('create', asked.file_text ?? '');
		case 'edit':
		case 'str_replace':
			return typeof asked.old_str === 'string' ? replacement(asked.old_str, asked.new_str ?? '') : null;
		case 'insert':
			return inserted(asked);
		default:
			return null;
	}
}

/** After the line of that number; 0 is before the first. */
function inserted({ insert_line: line, insert_text: text, new_str: otherText }: EditArgs): FileChange | null {
	const lines = addedLines(linesOf(text ?? otherText ?? ''));
	return typeof line === 'number' && lines.length > 0 ? { kind: 'update', hunks: [{ oldStart: line + 1, lines }] } : null;
}
