import * as z from 'zod';
import { firstLine } from '../../base/plainText.ts';
import { MAX_TITLE_LENGTH } from '../agent.ts';
import { block } from './schema.ts';
import { promptIn } from './session.ts';

export function shown(words: string | null | undefined): string | undefined {
	const line = firstLine(words ?? '', MAX_TITLE_LENGTH);
	return line === '' ? undefined : line;
}

/** The words of a message's content. */
export function promptTitle(content: unknown): string | undefined {
	const values = z.array(z.unknown()).safeParse(content).data ?? [];
	return shown(
		promptIn(
			values.flatMap(value => block.safeParse(value).data ?? []),
			{},
		),
	);
}
