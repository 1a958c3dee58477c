/** Tells a transcript that grew from another one under the same name, by a few of its bytes. */
import { createHash } from 'node:crypto';
import { KIB } from '../base/bytes.ts';
import type { Source } from './source.ts';

const HEAD_BYTES = KIB;
const TAIL_BYTES = 256;

/** Of what stands at the beginning and before an offset: appending never changes it. */
export function fingerprint(source: Source, offset: number): string {
	const hash = createHash('sha256');
	hash.update(slice(source, 0, Math.min(HEAD_BYTES, offset)));
	hash.update(slice(source, Math.max(0, offset - TAIL_BYTES), offset));
	return hash.digest('hex').slice(0, HASH_DIGITS);
}

const HASH_DIGITS = 32;

function slice(source: Source, from: number, to: number): Buffer {
	const bytes = Buffer.alloc(to - from);
	const got = source.read(bytes, 0, bytes.length, from);
	return bytes.subarray(0, got);
}
