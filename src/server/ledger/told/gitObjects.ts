/** What git has of commits and files, asked at once. */
import { execFileSync } from 'node:child_process';
import { MIB } from '../../../base/bytes.ts';
import { environment, harmless } from '../../value/git.ts';
import { LARGEST_FILE_BYTES } from '../workTree.ts';

/** Undefined where there is no repository, or git fails. */
export function gitText(root: string, args: readonly string[]): string | undefined {
	return gitBytes(root, args, '')?.toString('utf8').trimEnd();
}

/** The text of each object, by its id or by "commit:path"; undefined for what is no text, too large, or not there. */
export function contentsOf(root: string, names: readonly string[]): readonly (string | undefined)[] {
	const isName = (name: string): boolean => !/[\n\r]/.test(name);
	const told = names.some(isName) ? gitBytes(root, ['cat-file', '--batch'], `${names.filter(isName).join('\n')}\n`) : undefined;
	let from = 0;
	return names.map(name => {
		if (told === undefined || !isName(name)) {
			return undefined;
		}
		const object = objectAt(told, from);
		from = object.end;
		return object.text;
	});
}

/** "id blob size", the content, and a line end; or "name missing". */
function objectAt(told: Buffer, from: number): { readonly text: string | undefined; readonly end: number } {
	const begin = told.indexOf('\n', from) + 1;
	const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(told.toString('utf8', from, Math.max(from, begin - 1))) ?? [];
	if (begin === 0 || type === undefined) {
		return { text: undefined, end: begin === 0 ? told.length : begin };
	}
	const content = told.subarray(begin, begin + Number(size));
	const isText = type === 'blob' && content.length <= LARGEST_FILE_BYTES && !content.includes(0);
	return { text: isText ? content.toString('utf8') : undefined, end: begin + Number(size) + 1 };
}

function gitBytes(root: string, args: readonly string[], input: string): Buffer | undefined {
	const env = { ...process.env, ...environment };
	try {
		const all = ['-C', root, ...harmless, ...args];
		return execFileSync('git', all, { input, env, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 256 * MIB, windowsHide: true });
	} catch {
		return undefined;
	}
}
