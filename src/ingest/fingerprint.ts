/** Tells a transcript that grew from another one under the same name, by a few of its bytes. */
import { hash } from 'node:crypto';
import { KIB } from '../base/bytes.ts';
import type { Source } from './source.ts';

const HEAD_BYTES = KIB;
const TAIL_BYTES = 256;
/** Used again for every file: what is allocated outside of V8's heap is dear. */
const scratch = Buffer.alloc(HEAD_BYTES + TAIL_BYTES);

/** Of what stands at the beginning and before an offset: appending never changes it. */
export function fingerprint(source: Source, offset: number): string {
	const head = source.read(scratch, 0, Math.min(HEAD_BYTES, offset), 0);
	const tailFrom = Math.max(0, offset - TAIL_BYTES);
	const tail = source.read(scratch, head, offset - tailFrom, tailFrom);
	return hash('sha256', scratch.subarray(0, head + tail)).slice(0, HASH_DIGITS);
}

const HASH_DIGITS = 32;
