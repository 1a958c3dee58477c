/** What is read of the API of VS Code's own Git extension (`vscode.git`, version 1). It is asked by name, and nothing it says is believed unparsed. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Disposable } from '../../base/disposables.ts';

const uri = z.object({ fsPath: z.string() });
const changes = z.array(z.object({ uri }));
const disposable = z.custom<Disposable>((value: unknown) => typeof value === 'object' && value !== null && 'dispose' in value);

export const repositorySchema = z.object({
	rootUri: uri,
	state: z.object({
		HEAD: z.optional(z.object({ name: z.optional(z.string()), commit: z.optional(z.string()) })),
		indexChanges: changes,
	}),
});
export const repositoriesSchema = z.object({
	repositories: z.array(z.custom<object>((value: unknown) => typeof value === 'object' && value !== null)),
});

/** Its API; null where the extension is switched off, or may not run in this folder. */
export async function gitApi(): Promise<object | null> {
	const extension = vscode.extensions.getExtension<unknown>('vscode.git');
	try {
		const api = ask(await extension?.activate(), 'getAPI', 1);
		return typeof api === 'object' ? api : null;
	} catch {
		return null;
	}
}

/** Calls a method; undefined where there is none. */
export function ask(owner: unknown, method: string, ...args: readonly unknown[]): unknown {
	if (typeof owner !== 'object' || owner === null) {
		return undefined;
	}
	const called: unknown = Reflect.get(owner, method);
	return typeof called === 'function' ? Reflect.apply(called, owner, args) : undefined;
}

/** Follows an event; where there is none, nothing is ever heard. */
export function listen(owner: unknown, event: string, listener: (value: unknown) => void): Disposable {
	return disposable.safeParse(ask(owner, event, listener)).data ?? { dispose: () => undefined };
}

/** The files that differ between two commits, as absolute paths; null where git does not say. */
export async function filesBetween(repository: object, from: string, to: string): Promise<string[] | null> {
	try {
		const found = changes.safeParse(await ask(repository, 'diffBetween', from, to));
		return found.data?.map(change => change.uri.fsPath) ?? null;
	} catch {
		return null;
	}
}

/** Lets the extension look at the repository now. */
export async function refresh(repository: object): Promise<void> {
	try {
		await ask(repository, 'status');
	} catch {
		// It will look again by itself.
	}
}
