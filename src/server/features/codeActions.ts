import { CodeActionTriggerKind, type CodeAction, type Command } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { formatCounted } from '../../base/format.ts';
import { count } from '../../protocol/numbers.ts';
import type { Book } from '../book.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { doable, type CommandsBy } from './commands.ts';
import { agentNameOf } from './words.ts';

/** A kind of our own: these actions mend nothing, and belong to no "fix all". */
export const reviewKind = 'bookend.review';

const position = z.object({ line: count });
export const actionsAskedSchema = z.object({
	textDocument: z.object({ uri: z.string() }),
	range: z.object({ start: position, end: position }),
	context: z.object({ only: z.optional(z.array(z.string())), triggerKind: z.optional(z.int()) }),
});
export type ActionsAsked = z.infer<typeof actionsAskedSchema>;

/** What can be done with the unverified hunk that is selected. Only for who asks: a light bulb at each such line would say nothing new. */
export function codeActionsFor(book: Book, file: LedgerFile | undefined, { range, context }: ActionsAsked, by: CommandsBy): CodeAction[] {
	const hunk = file?.hunks.find(({ from, to, verified }) => !verified && from <= range.end.line && range.start.line < to);
	const isWanted = context.triggerKind !== CodeActionTriggerKind.Automatic && (context.only?.some(isOurs) ?? true);
	return file === undefined || hunk === undefined || !isWanted ? [] : actionsOn(book, file.uri, hunk, by);
}

/** Whoever asks for a kind asks for those below it too. */
function isOurs(kind: string): boolean {
	return kind === '' || kind === reviewKind || reviewKind.startsWith(`${kind}.`);
}

function actionsOn(book: Book, uri: string, { from, to, lines, origin }: Hunk, by: CommandsBy): CodeAction[] {
	const agent = agentNameOf(book, origin.session);
	const place = [uri, { from, to }];
	const commands: readonly Command[] = [
		{ title: `Mark ${formatCounted(lines.length, 'line')} by ${agent} reviewed`, command: 'bookend.markReviewed', arguments: place },
		{ title: `Show ${agent}'s edit as a diff`, command: 'bookend.showEdit', arguments: place },
		{ title: 'Run the nearest test task', command: 'bookend.runTests', arguments: [uri] },
	];
	return doable(commands, by).map(command => ({ title: command.title, kind: reviewKind, command }));
}
