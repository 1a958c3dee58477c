import * as z from 'zod';
import { block } from './schema.ts';
import { promptIn } from './session.ts';
import { plainTitle } from '../plainTitle.ts';

/** The words of a message's content. */
export function promptTitle(content: unknown): string | undefined {
	const values = z.array(z.unknown()).safeParse(content).data ?? [];
	return plainTitle(
		promptIn(
			values.flatMap(value => block.safeParse(value).data ?? []),
			{},
		),
	);
}
