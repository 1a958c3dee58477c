import type { BookendApi } from '../../src/client/api.ts';
import type { Notice, NoticeOf } from '../../src/protocol/notices.ts';

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
		const found = this.of(kind).find(isIt);
		if (found !== undefined) {
			return found;
		}
		await new Promise<void>(resolve => {
			const listener = this.#bookend.onDidSendNotices(() => {
				listener.dispose();
				resolve();
			});
		});
		return this.until(kind, isIt);
	}

	dispose(): void {
		this.#listener.dispose();
	}
}
