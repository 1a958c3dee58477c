/** What the engineer did with lines and files, as the editor saw it and the journal keeps it. Files are absolute, links resolved, with `/`. */
import * as z from 'zod/mini';
import { lineDeeds } from '../../domain/ledger/ledger.ts';
import { commandClasses, commandResults, runPlaces } from '../../domain/trace/command.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';

const at = z.number();
const file = z.string();

export const deedSchema = z.discriminatedUnion('kind', [
	/** Lines of an agent were looked at, or more: see `LineDeed`. `keys` are theirs, from the top. */
	z.object({
		kind: z.literal('lines'),
		at,
		file,
		deed: z.enum(lineDeeds),
		keys: z.array(
			z.pipe(
				z.int(),
				z.transform(key => key as LineKey),
			),
		),
	}),
	z.object({ kind: z.literal('typed'), from: at, to: at, file }),
	/** A file, or a folder with all that is in it, got another name. */
	z.object({ kind: z.literal('renamed'), at, from: file, to: file }),
	/** A run of the engineer's own. Told when it starts, and again when it has ended. */
	z.object({
		kind: z.literal('ran'),
		id: z.string().check(z.minLength(1)),
		where: z.enum(runPlaces),
		class: z.enum(commandClasses),
		startedAt: at,
		endedAt: z.nullable(at),
		result: z.enum(commandResults),
		cwd: z.nullable(z.string()),
		/** Program, subcommands and flags; null where that is not known. */
		command: z.nullable(z.string()),
	}),
]);
export type Deed = z.infer<typeof deedSchema>;
export type DeedOf<K extends Deed['kind']> = Extract<Deed, { kind: K }>;
