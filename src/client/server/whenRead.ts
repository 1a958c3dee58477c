import type { Backend } from './backend.ts';

/** Resolves when the server runs and has read what there was to read. */
export async function whenRead(backend: Backend): Promise<void> {
	await backend.whenRunning();
	await new Promise<void>(resolve => {
		const listener = backend.onDidChangeState(check);
		check();
		function check(): void {
			if (backend.progress?.kind === 'idle') {
				listener.dispose();
				resolve();
			}
		}
	});
}
