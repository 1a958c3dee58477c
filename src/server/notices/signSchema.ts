import * as z from 'zod';
import { sights, type Sign } from '../../domain/time/signs.ts';
import { commandClasses, runPlaces } from '../../domain/trace/command.ts';
import type { SessionId } from '../../domain/trace/ids.ts';

const at = z.number();
const file = z.string();
const session = z.string().transform(id => id as SessionId);

/** A sign as the journal keeps it. */
export const signSchema: z.ZodType<Sign> = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('present'), from: at, to: at }),
	z.object({ kind: z.literal('looked'), from: at, to: at, sight: z.enum(sights), session: session.nullable(), file: file.nullable() }),
	z.object({ kind: z.literal('typed'), from: at, to: at, file }),
	z.object({
		kind: z.literal('ran'),
		id: z.string().min(1),
		from: at,
		to: at.nullable(),
		where: z.enum(runPlaces),
		class: z.enum(commandClasses),
	}),
	z.object({ kind: z.literal('stopped'), at, file }),
]);
