/** The commands of lenses, run by the server for editors that have none of their own. */
import { ErrorCodes, ResponseError, type Command } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { markTargetSchema, type Marked } from '../../protocol/ledger.ts';
import { markLines, unmark } from '../ledger/marking.ts';
import type { Opened, Options } from '../open.ts';
import { sessionPageOf } from '../snapshot/sessionPage.ts';

export const serverCommands = ['bookend.markReviewed', 'bookend.undoReview', 'bookend.openSession'] as const;
/** Who runs the commands of lenses and code actions. */
export type CommandsBy = Options['commands'];

export const executeSchema = z.object({ command: z.enum(serverCommands), arguments: z._default(z.array(z.unknown()), []) });

/** What an editor can do: by a command that it has itself, or that we run for it. */
export function doable<T extends Pick<Command, 'command'>>(commands: readonly T[], by: CommandsBy): T[] {
	const known: ReadonlySet<string> = new Set(serverCommands);
	return commands.filter(({ command }) => by === 'client' || known.has(command));
}

const markArguments = z.tuple([z.string()], markTargetSchema.shape.range);

/** Runs commands for one client. */
export class Commands {
	/** Shows a sentence to the engineer. */
	readonly #tell: (sentence: string) => void;
	/** The marks that were made here and not taken back, the last of them last. */
	#made: readonly Marked[] = [];

	constructor(tell: (sentence: string) => void) {
		this.#tell = tell;
	}

	run(opened: Opened, { command, arguments: args }: z.output<typeof executeSchema>): unknown {
		switch (command) {
			case 'bookend.markReviewed':
				return this.#markReviewed(opened, args);
			case 'bookend.undoReview':
				return this.#undo(opened);
			case 'bookend.openSession':
				return this.#showSession(opened, args);
		}
	}

	/** A file's address, and the lines; without lines all of the file. */
	#markReviewed(opened: Opened, args: readonly unknown[]): Marked | null {
		const [uri, range] = understood(markArguments, args);
		const marked = markLines(opened, { uri, range: range ?? null });
		if (marked === null) {
			this.#tell('Nothing is marked: no agent wrote a line there.');
			return null;
		}
		this.#made = [...this.#made, marked];
		return marked;
	}

	#undo(opened: Opened): null {
		const last = this.#made.at(-1);
		if (last === undefined) {
			this.#tell('No review of this editor is left to undo.');
			return null;
		}
		this.#made = this.#made.slice(0, -1);
		unmark(opened, last.marks);
		return null;
	}

	/** An editor without pages is told the title; the page is the answer, for who can show it. */
	async #showSession({ engine }: Opened, args: readonly unknown[]): Promise<unknown> {
		const [session] = understood(z.tuple([z.string()]), args);
		const page = await sessionPageOf(engine.book, session);
		this.#tell(page === undefined ? 'Bookend knows nothing of this session any more.' : page.title);
		return page ?? null;
	}
}

function understood<T>(schema: z.ZodMiniType<T>, args: readonly unknown[]): T {
	const parsed = schema.safeParse(args);
	if (!parsed.success) {
		throw new ResponseError(ErrorCodes.InvalidParams, `arguments: ${z.prettifyError(parsed.error)}`);
	}
	return parsed.data;
}
