import type { Connection } from 'vscode-languageserver';
import type { Logger } from '../base/log.ts';

/** Logs where the client shows it. */
export function logTo({ console: log }: Connection): Logger {
	const line = (message: string, details: readonly string[]): string => [message, ...details].join(' ');
	return {
		info: (message, ...details) => {
			log.info(line(message, details));
		},
		warn: (message, ...details) => {
			log.warn(line(message, details));
		},
		error: (message, ...details) => {
			log.error(line(message, details));
		},
	};
}
