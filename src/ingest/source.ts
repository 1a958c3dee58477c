/** Opens a transcript: a regular file, or the content of a compressed one. */
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Transcript } from '../agents/agent.ts';
import { MIB } from '../base/bytes.ts';
import { systemErrorCode, systemReason } from '../base/systemError.ts';

/** Bytes that can be read from anywhere. */
export interface Source {
	/** Of the content, when it was opened; nothing after it is read. */
	readonly size: number;
	/** Reads up to `length` bytes from `position` on and says how many it got; 0 at the end. */
	read(into: Buffer, at: number, length: number, position: number): number;
	close(): void;
}

export type Opening =
	| { readonly kind: 'open'; readonly source: Source }
	/** It was deleted, or moved away, since it was found. */
	| { readonly kind: 'gone' }
	/** It cannot be read now, and is tried again by the next sweep. */
	| { readonly kind: 'closed'; readonly sentence: string }
	/** What it holds cannot be read: only another content will help. */
	| { readonly kind: 'unusable'; readonly sentence: string };

/** A decompressed transcript is held in memory, so it has a limit. */
export const UNPACKED_LIMIT_BYTES = 512 * MIB;

export async function openSource(transcript: Pick<Transcript, 'path' | 'form'>, unpackedLimit = UNPACKED_LIMIT_BYTES): Promise<Opening> {
	const opening = openFile(transcript.path);
	if (opening.kind !== 'open' || transcript.form !== 'zstdLines') {
		return opening;
	}
	opening.source.close();
	return unpack(transcript.path, unpackedLimit);
}

function openFile(path: string): Opening {
	let descriptor: number;
	try {
		// Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
		descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch (error) {
		return refused(path, error);
	}
	const status = fstatSync(descriptor);
	if (!status.isFile()) {
		closeSync(descriptor);
		return { kind: 'closed', sentence: `${path} is not a regular file; it is not read.` };
	}
	return { kind: 'open', source: fileSource(descriptor, status.size) };
}

function fileSource(descriptor: number, size: number): Source {
	return {
		size,
		read: (into, at, length, position) => readSync(descriptor, into, at, Math.max(0, Math.min(length, size - position)), position),
		close: () => {
			closeSync(descriptor);
		},
	};
}

async function unpack(path: string, limit: number): Promise<Opening> {
	if (!canUnpack()) {
		return { kind: 'closed', sentence: `${path} is compressed with zstd, which needs Node 22.15 or later; its figures are missing.` };
	}
	try {
		return { kind: 'open', source: memorySource(await promisify(zlib.zstdDecompress)(readFileSync(path), { maxOutputLength: limit })) };
	} catch (error) {
		return systemErrorCode(error)?.startsWith('E') === true && !isUnpackingError(error)
			? refused(path, error)
			: unusable(path, error, limit);
	}
}

function canUnpack(): boolean {
	return 'zstdDecompress' in zlib;
}

function isUnpackingError(error: unknown): boolean {
	return systemErrorCode(error)?.startsWith('ERR_') === true;
}

function unusable(path: string, error: unknown, limit: number): Opening {
	if (systemErrorCode(error) === 'ERR_BUFFER_TOO_LARGE') {
		const megabytes = Math.round(limit / MIB);
		return { kind: 'unusable', sentence: `${path} is larger than ${megabytes} MB when unpacked; its figures are missing.` };
	}
	return { kind: 'unusable', sentence: `${path} is not a whole zstd file; its figures are missing until it changes.` };
}

export function memorySource(content: Buffer): Source {
	return {
		size: content.length,
		read: (into, at, length, position) => content.subarray(position, position + length).copy(into, at),
		close: () => undefined,
	};
}

function refused(path: string, error: unknown): Opening {
	if (systemErrorCode(error) === 'ENOENT') {
		return { kind: 'gone' };
	}
	return { kind: 'closed', sentence: `${path} could not be opened (${systemReason(error)}); its figures are missing until it can be.` };
}
