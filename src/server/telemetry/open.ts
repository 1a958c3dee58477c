/** Puts together what tells a team's collector. */
import type { Logger } from '../../base/log.ts';
import { version } from '../../base/version.ts';
import { systemTimer } from '../../ingest/watchPorts.ts';
import type { LookItem } from '../../protocol/look.ts';
import type { Settings } from '../../protocol/settings.ts';
import type { Engine } from '../engine.ts';
import type { CoverageHistory } from '../ledger/coverageHistory.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { Looks } from '../look/looks.ts';
import { recorded } from '../snapshot/coverageBlock.ts';
import type { SummarySources } from '../summaries/summary.ts';
import { readingSince, settledSessions } from './figures.ts';
import type { WorkValue } from '../value/workValue.ts';
import { OUTBOX } from './sentences.ts';
import { noTelemetry, type TelemetryChoice } from './ports.ts';
import { Telemetry } from './telemetry.ts';

/** What is told is made from. */
export interface TelemetryParts {
	readonly engine: Engine;
	readonly ledgers: Ledgers;
	readonly history: CoverageHistory;
	readonly work: WorkValue;
	readonly looks: Looks;
}

/** Null where nothing is kept. The window that reads transcripts is the one that sends: there is one, and another when it ends. */
export function telemetryFor(opened: TelemetryParts, log: Logger): Telemetry | null {
	const { engine } = opened;
	const file = engine.beside(OUTBOX);
	if (file === null) {
		return null;
	}
	return new Telemetry({
		file,
		sessions: (telling, isKnown) => settledSessions(sourcesOf(opened), telling, isKnown),
		reading: since => readingSince(sourcesOf(opened), since),
		mayGoOn: () => engine.lease.hold(),
		load: () => import('../../share/otel/otlp.ts'),
		timer: systemTimer,
		now: engine.book.ports.now,
		random: Math.random,
		log,
	});
}

/** What settings say; where they say nothing, it is off. */
export function telemetryIn(settings: Unset<Settings>): TelemetryChoice {
	return {
		isOn: settings['openTelemetry.enabled'] ?? noTelemetry.isOn,
		endpoint: settings['openTelemetry.endpoint'] ?? noTelemetry.endpoint,
		everyMinutes: settings['openTelemetry.intervalMinutes'] ?? noTelemetry.everyMinutes,
	};
}

type Unset<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** By pseudonyms of its own: what is told and what is shared cannot be put together by theirs. */
function sourcesOf({ engine, ledgers, history, work, looks }: TelemetryParts): SummarySources {
	const look = (): Promise<readonly LookItem[]> => looks.items();
	const measured = recorded(ledgers, history);
	return { book: engine.book, measured, bar: ledgers.bar, history, work, look, sample: false, signal: undefined, secret: null, version };
}
