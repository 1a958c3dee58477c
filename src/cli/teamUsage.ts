/** The words of `bookend team`. */
import { oneOfOrNull, UsageError, type Values } from './options.ts';

export interface AskedForTeam {
	readonly command: 'team';
	readonly places: readonly string[];
	readonly since: string | null;
	readonly until: string | null;
	readonly format: 'markdown' | 'html' | 'json';
}

const formats = { md: 'markdown', html: 'html', json: 'json' } as const;

/** Throws a UsageError with a sentence for people. */
export function askedForTeam(values: Values, places: readonly string[]): AskedForTeam {
	if (places.length === 0) {
		throw new UsageError('team takes the files or folders with the summaries: bookend team DIR.');
	}
	const format = oneOfOrNull('--format', values.format, Object.keys(formats) as (keyof typeof formats)[]);
	return {
		command: 'team',
		places,
		since: values.since ?? null,
		until: values.until ?? null,
		format: formats[values.json ? 'json' : (format ?? 'md')],
	};
}
