/** The code of an error of the operating system ("ENOENT"), or undefined where it is none. */
export function systemErrorCode(error: unknown): string | undefined {
	if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
		return error.code;
	}
	return undefined;
}

/** Why the operating system refused, in words that end a sentence. Never the error's own message: it may quote what was read. */
export function systemReason(error: unknown): string {
	const code = systemErrorCode(error);
	return (code === undefined ? undefined : reasons[code]) ?? code ?? 'for an unknown reason';
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EROFS: 'the disk is read-only',
	ENOSPC: 'the disk is full',
	EISDIR: 'it is a folder',
	ENOTDIR: 'a part of its path is not a folder',
	ELOOP: 'its links lead in a circle',
	EMFILE: 'too many files are open',
	EBUSY: 'another program holds it',
	EIO: 'the disk gave an error',
};
