import { execFileSync } from 'node:child_process';
import type { LinguistMarks } from '../../domain/ledger/ledger.ts';

/** What `.gitattributes` says of files being generated or vendored; files of which it says nothing are left out. */
export function linguistMarks(root: string, files: readonly string[]): ReadonlyMap<string, LinguistMarks> {
	const marks = new Map<string, LinguistMarks>();
	const told = checkAttributes(root, files).split('\0');
	for (let index = 0; index + 2 < told.length; index += 3) {
		const [file = '', attribute, value] = told.slice(index, index + 3);
		const known = marks.get(file) ?? { generated: null, vendored: null };
		const mark = markOf(value);
		if (mark !== null) {
			marks.set(file, attribute === 'linguist-generated' ? { ...known, generated: mark } : { ...known, vendored: mark });
		}
	}
	return marks;
}

/** Git writes path, attribute and value, each ended by a NUL. Nothing where there is no git. */
function checkAttributes(root: string, files: readonly string[]): string {
	if (files.length === 0) {
		return '';
	}
	try {
		const args = ['-C', root, '-c', 'core.fsmonitor=false', 'check-attr', '-z', '--stdin', 'linguist-generated', 'linguist-vendored'];
		return execFileSync('git', args, { encoding: 'utf8', input: files.join('\0'), stdio: ['pipe', 'pipe', 'ignore'] });
	} catch {
		return '';
	}
}

function markOf(value: string | undefined): boolean | null {
	switch (value) {
		case 'set':
		case 'true':
			return true;
		case 'unset':
		case 'false':
			return false;
		default:
			return null;
	}
}
