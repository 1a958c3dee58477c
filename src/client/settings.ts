import type { Logger } from '../base/log.ts';
import { settingsSchema, type Settings } from '../protocol/settings.ts';

/** The part of `vscode.workspace.getConfiguration('bookend')` that is needed. */
export interface Configuration {
	get(key: string): unknown;
}

export const settingKeys = Object.keys(settingsSchema.shape) as readonly (keyof Settings)[];

/** All settings. A key with a value that cannot be used falls back to its default alone, and the log says so. */
export function readSettings(configuration: Configuration, log: Logger): Settings {
	const given = settingKeys.map(key => [key, usable(key, configuration.get(key), log)] as const);
	return settingsSchema.parse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
}

function usable(key: keyof Settings, value: unknown, log: Logger): unknown {
	const result = settingsSchema.shape[key].safeParse(value);
	if (!result.success) {
		log.warn(`The setting bookend.${key} cannot be used; its default is.`, result.error.message);
		return undefined;
	}
	return result.data;
}
