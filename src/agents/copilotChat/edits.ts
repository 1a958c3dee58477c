/** What a request changed: as the tool calls asked for it, or where they do not say it, as VS Code wrote it into the files. */
import { parseJson } from '../../base/json.ts';
import type { EditFact, FileChange } from '../../domain/trace/facts.ts';
import { editId, type SessionId, type TurnId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { editFact, pathOfUri, replacement, wholeFile } from '../edited.ts';
import { addedLines, linesOf } from '../hunks.ts';
import { filesIn, patchIn } from '../patch.ts';
import { chat } from './ids.ts';
import {
	createArgs,
	editGroup,
	multiReplaceArgs,
	patchArgs,
	replaceArgs,
	type EditGroup,
	type Request,
	type ToolCall,
	type Uri,
} from './schema.ts';

export interface EditedIn {
	readonly session: SessionId;
	readonly turn: TurnId;
	readonly endedAt: number;
}

export function editsOf(request: Request, edited: EditedIn): readonly EditFact[] {
	const groups = request.response.flatMap(part => editGroup.safeParse(part).data ?? []);
	const written = new Set(groups.flatMap(({ uri }) => pathOf(uri) ?? []));
	const asked = callsIn(request).flatMap(({ call, at }) =>
		changesOf(call)
			.filter(({ path }) => hasSucceeded(request, call, written.has(path)))
			.map((change, index) => ({ ...change, key: `${call.id ?? ''}/${index}`, at: at ?? edited.endedAt })),
	);
	const told = new Set(asked.map(({ path }) => path));
	const others = groups.flatMap((group, index) => groupChange(group, told, `${request.requestId}/${index}`));
	return [...asked, ...others.map(change => ({ ...change, at: edited.endedAt }))].map(({ key, isNew, ...change }) =>
		editFact({
			id: editId(chat, `${edited.session}/${key}`),
			session: edited.session,
			turn: edited.turn,
			before: isNew ? [] : null,
			...change,
		}),
	);
}

/** As VS Code's machine writes it. */
export function pathOf(place: Uri): string | null {
	if (typeof place === 'string') {
		return pathOfUri(place);
	}
	return place.fsPath ?? (typeof place.external === 'string' ? pathOfUri(place.external) : null) ?? pathOfUri(`file://${place.path ?? ''}`);
}

interface Changed {
	readonly path: string;
	readonly change: FileChange;
	readonly isNew: boolean;
}

function callsIn({ result }: Request): readonly { readonly call: ToolCall; readonly at: number | null }[] {
	return result.metadata.toolCallRounds.flatMap(({ toolCalls, timestamp }) =>
		toolCalls.flatMap(call => (call === null ? [] : [{ call, at: epochTime(timestamp) }])),
	);
}

function changesOf({ name, arguments: told }: ToolCall): readonly Changed[] {
	return editTools.get(name)?.(parseJson(told ?? '')) ?? [];
}

/** The one list of the tools whose call tells all of an edit. */
const editTools: ReadonlyMap<string, (input: unknown) => readonly Changed[]> = new Map([
	['replace_string_in_file', input => [replaceArgs.safeParse(input).data ?? []].flat().map(replaced)],
	['multi_replace_string_in_file', input => (multiReplaceArgs.safeParse(input).data?.replacements ?? []).map(replaced)],
	['create_file', created],
	['apply_patch', patched],
]);

function created(input: unknown): readonly Changed[] {
	const asked = createArgs.safeParse(input).data;
	return asked === undefined ? [] : [{ path: asked.filePath, change: wholeFile('create', asked.content), isNew: true }];
}

function patched(input: unknown): readonly Changed[] {
	const patch = patchIn(patchArgs.safeParse(input).data?.input ?? '');
	return patch === null ? [] : filesIn(patch).map(file => ({ ...file, isNew: false }));
}

function replaced({
	filePath,
	oldString,
	newString,
}: {
	readonly filePath: string;
	readonly oldString: string;
	readonly newString: string;
}): Changed {
	return { path: filePath, change: replacement(oldString, newString), isNew: false };
}

/** A call that failed says so in its result; one that worked has also left what it wrote in the response. */
function hasSucceeded({ result }: Request, { id }: ToolCall, isWritten: boolean): boolean {
	const results = result.metadata.toolCallResults;
	const answer = id !== null && Object.hasOwn(results, id) ? JSON.stringify(results[id]).slice(0, ANSWER_CHARS) : '';
	if (success.test(answer)) {
		return true;
	}
	return isWritten && !failure.test(answer);
}

const ANSWER_CHARS = 20_000;
const success = /successfully (?:edited|created|applied|inserted)|File created at/i;
const failure = /\berror\b|\bfailed\b|could not|no match|not found|invalid/i;

/** Edits whose call shows only a sketch of them, and those of chats without tools: what was written, without what stood there before. */
function groupChange({ uri, edits }: EditGroup, told: ReadonlySet<string>, key: string): readonly (Changed & { readonly key: string })[] {
	const path = pathOf(uri);
	const lines = edits.flat().flatMap(edit => (edit === null || edit.text.trim() === '' ? [] : addedLines(linesOf(edit.text))));
	if (path === null || told.has(path) || lines.length === 0) {
		return [];
	}
	return [{ key, path, change: { kind: 'update', hunks: [{ oldStart: null, lines }] }, isNew: false }];
}
