import { readFileSync } from 'node:fs';

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;

export interface ZipEntry {
	readonly name: string;
	readonly bytes: number;
	readonly packedBytes: number;
}

/** What a zip file holds, by its central directory. */
export function listZip(file: string): readonly ZipEntry[] {
	const zip = readFileSync(file);
	const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END_OF_DIRECTORY).buffer), zip.length - END_BYTES);
	const entries: ZipEntry[] = [];
	let at = zip.readUInt32LE(end + 16);
	for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
		const [nameBytes, extraBytes, commentBytes] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
		const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
		entries.push({ name, packedBytes: zip.readUInt32LE(at + 20), bytes: zip.readUInt32LE(at + 24) });
		at += 46 + nameBytes + extraBytes + commentBytes;
	}
	return entries;
}
