/** What VS Code gives a page: a way to say what the person did, and a place for what must survive hiding. */
export interface Host<Message> {
	post(message: Message): void;
	saved(): unknown;
	save(value: unknown): void;
}

/** Can be made once in the life of a page. */
export function vscodeHost<Message>(): Host<Message> {
	const api = acquireVsCodeApi();
	return {
		post: message => {
			api.postMessage(message);
		},
		saved: () => api.getState(),
		save: value => {
			api.setState(value);
		},
	};
}

declare function acquireVsCodeApi(): {
	postMessage(message: unknown): void;
	getState(): unknown;
	setState(value: unknown): void;
};
