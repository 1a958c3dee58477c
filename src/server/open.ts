import type { z } from 'zod';
import type { Disposables } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import { Calendar } from '../domain/calendar.ts';
import type { initializationSchema } from '../protocol/lsp.ts';
import { openEngine, type OpenedEngine } from './engine.ts';
import { sampleHome } from './sample.ts';

/** Opens what the client asked for: the engineer's own data, or the sample in memory. What has to be closed goes to `owned`. */
export function open(options: z.output<typeof initializationSchema>, owned: Disposables, log: Logger): OpenedEngine {
	const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const common = { timeZone, prices: options.settings.prices ?? {}, log };
	const opened = openEngine(
		options.sample === null
			? { ...common, store: options.store, home: options.home, extraHomes: options.settings.extraHomes ?? [], now: Date.now }
			: { ...common, store: null, extraHomes: [], ...sampleOptions(options.sample, new Calendar(timeZone), owned) },
	);
	if (opened.kind === 'open') {
		const { engine } = opened;
		owned.add({
			dispose: () => {
				engine.close();
			},
		});
	}
	return opened;
}

/** The sample has a present of its own, so that its day is over whenever it is looked at. */
function sampleOptions(folder: string, calendar: Calendar, owned: Disposables): { home: string; now: () => number } {
	const sample = owned.add(sampleHome(folder, calendar, Date.now()));
	return { home: sample.home, now: () => sample.now };
}
