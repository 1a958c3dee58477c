/** Lets an agent's reader look at files beside its transcript. What they are called may stand in a transcript, which is not to be trusted. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Beside, TranscriptPlace } from '../agents/agent.ts';
import { MIB } from '../base/bytes.ts';
import { realPath } from './find.ts';

/** Chosen: as long as a document may be. */
const LIMIT_BYTES = 128 * MIB;

export function besideOf({ path: file, below }: TranscriptPlace): Beside {
	const root = file.slice(0, -below.length - 1);
	const inside = (name: string): string | undefined => {
		const target = realPath(path.resolve(path.dirname(file), name));
		return target === root || target?.startsWith(root + path.sep) === true ? target : undefined;
	};
	return {
		read: name => orUndefined(() => contentOf(inside(name))),
		names: folder => orUndefined(() => namesIn(inside(folder))) ?? [],
	};
}

function contentOf(file: string | undefined): Buffer | undefined {
	const status = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
	const isReadable = status?.isFile() === true && status.size <= LIMIT_BYTES;
	return file === undefined || !isReadable ? undefined : readFileSync(file);
}

function namesIn(folder: string | undefined): readonly string[] | undefined {
	return folder === undefined ? undefined : readdirSync(folder).sort();
}

/** What cannot be read is not there. */
function orUndefined<T>(look: () => T | undefined): T | undefined {
	try {
		return look();
	} catch {
		return undefined;
	}
}
