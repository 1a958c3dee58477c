import type { BookendApi } from '../../src/client/api.ts';
import type { Notice, NoticeOf } from '../../src/protocol/notices.ts';

/** More than the editor and a busy machine need. */
const LIMIT_MS = 20_000;

/** What has left for the server since it was made. */
export class Heard {
	readonly notices: Notice[] = [];
	readonly #bookend: BookendApi;
	readonly #listener: { dispose(): void };

	constructor(bookend: BookendApi) {
		this.#bookend = bookend;
		this.#listener = bookend.onDidSendNotices(notices => {
			this.notices.push(...notices);
		});
	}

	of<K extends Notice['kind']>(kind: K): readonly NoticeOf<K>[] {
		return this.notices.filter((notice): notice is NoticeOf<K> => notice.kind === kind);
	}

	/** The first such notice, heard already or still to come. */
	async until<K extends Notice['kind']>(kind: K, isIt: (notice: NoticeOf<K>) => boolean): Promise<NoticeOf<K>> {
		const limit = AbortSignal.timeout(LIMIT_MS);
		for (;;) {
			const found = this.of(kind).find(isIt);
			if (found !== undefined) {
				return found;
			}
			if (limit.aborted) {
				throw new Error(`There was no such notice of the kind "${kind}". Heard: ${JSON.stringify(this.notices, null, '\t')}`);
			}
			await this.#more(limit);
		}
	}

	dispose(): void {
		this.#listener.dispose();
	}

	/** Resolves when more has left, or the time is over. */
	#more(limit: AbortSignal): Promise<void> {
		return new Promise(resolve => {
			const listener = this.#bookend.onDidSendNotices(go);
			limit.addEventListener('abort', go, { once: true });
			function go(): void {
				listener.dispose();
				limit.removeEventListener('abort', go);
				resolve();
			}
		});
	}
}
