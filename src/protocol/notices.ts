/**
 * What the editor saw of the engineer, as the client tells the server: times, places and kinds, never text. Sent together at most once a
 * second. Times are milliseconds since the epoch; lines count from 0.
 */
import * as z from 'zod/mini';
import { count } from './numbers.ts';
import { commandClasses, commandResults, runPlaces } from '../domain/trace/command.ts';

const at = z.number();
const line = count;
const uri = z.string();

/** Neighbouring lines on screen; `to` is not part of them. Folded lines lie between two stretches. */
const visible = z.array(z.object({ from: line, to: line }));

/** What the focused editor shows. `elsewhere`: a terminal, a page, a view; what has the focus there is not known. */
export const viewSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('text'), uri, visible }),
	/** `visible` are lines of the modified side. */
	z.object({ kind: z.literal('diff'), original: uri, modified: uri, visible }),
	z.object({ kind: z.literal('elsewhere') }),
]);
export type View = z.infer<typeof viewSchema>;

/** How the engineer showed that they are there. */
export const presenceSigns = ['key', 'scroll', 'selection', 'tab', 'terminal', 'focus'] as const;
export type PresenceSign = (typeof presenceSigns)[number];

/** By whom or what a document was changed, as far as the editor can tell. */
export const changeKinds = ['typing', 'paste', 'undo', 'outside', 'unclear'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const noticeSchema = z.discriminatedUnion('kind', [
	/** Signs of the engineer between two times, at most a few seconds apart. */
	z.object({ kind: z.literal('present'), from: at, to: at, signs: z.array(z.enum(presenceSigns)).check(z.minLength(1)) }),
	/** From now on this is what is looked at, until the next notice of this kind; null: the window has lost the focus. */
	z.object({ kind: z.literal('view'), at, view: z.nullable(viewSchema) }),
	/** A document was changed. Only characters typed by hand are counted as typed. */
	z.object({ kind: z.literal('changed'), from: at, to: at, uri, how: z.enum(changeKinds), inserted: count, removed: count }),
	z.object({ kind: z.literal('saved'), at, uri }),
	/** A command of a terminal, a task or a debug session that the engineer started. Told when it starts and again when it has ended. */
	z.object({
		kind: z.literal('run'),
		/** The same for its start and its end; of no other run on this machine. */
		id: z.string().check(z.minLength(1)),
		where: z.enum(runPlaces),
		class: z.enum(commandClasses),
		startedAt: at,
		/** Null while it goes on. */
		endedAt: z.nullable(at),
		result: z.enum(commandResults),
		/** Null where the editor does not know. */
		cwd: z.nullable(z.string()),
		/** The program and its subcommands and flags, without the values of arguments; only of verification runs. */
		command: z.nullable(z.string()),
	}),
	/** The debugger stands on a line. */
	z.object({ kind: z.literal('stopped'), at, uri, line }),
	/** What the engineer did to a repository. `paths` are absolute and may be empty where git does not say. */
	z.object({ kind: z.literal('git'), at, root: z.string(), deed: z.enum(['commit', 'stage', 'checkout']), paths: z.array(z.string()) }),
	/** The engineer renamed or moved files in the editor. */
	z.object({ kind: z.literal('renamed'), at, from: uri, to: uri }),
]);
export type Notice = z.infer<typeof noticeSchema>;
export type NoticeOf<K extends Notice['kind']> = Extract<Notice, { kind: K }>;
