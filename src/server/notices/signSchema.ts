import * as z from 'zod/mini';
import { sights, type Sign } from '../../domain/time/signs.ts';
import { commandClasses, runPlaces } from '../../domain/trace/command.ts';
import type { SessionId } from '../../domain/trace/ids.ts';

const at = z.number();
const file = z.string();
const session = z.pipe(
	z.string(),
	z.transform(id => id as SessionId),
);

/** A sign as the journal keeps it. */
export const signSchema: z.ZodMiniType<Sign> = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('present'), from: at, to: at }),
	z.object({ kind: z.literal('looked'), from: at, to: at, sight: z.enum(sights), session: z.nullable(session), file: z.nullable(file) }),
	z.object({ kind: z.literal('typed'), from: at, to: at, file }),
	z.object({
		kind: z.literal('ran'),
		id: z.string().check(z.minLength(1)),
		from: at,
		to: z.nullable(at),
		where: z.enum(runPlaces),
		class: z.enum(commandClasses),
	}),
	z.object({ kind: z.literal('stopped'), at, file }),
]);
