import type * as z from 'zod/mini';
import type { Disposable, Disposables } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import { Calendar } from '../domain/calendar.ts';
import { noBudget, type Budget } from '../domain/spend/budget.ts';
import { machineTimeZone } from '../domain/timeZone.ts';
import type { initializationSchema } from '../protocol/lsp.ts';
import { openEngine, type Engine, type OpenedEngine } from './engine.ts';
import { usualVerification, type Verification } from './ledger/coveredTree.ts';
import { CoverageHistory } from './ledger/coverageHistory.ts';
import { Ledgers } from './ledger/ledgers.ts';
import type { DocumentAt } from './ledger/texts.ts';
import { Looks } from './look/looks.ts';
import { Recorder, usualCapture, type Capture } from './notices/recorder.ts';
import { sampleHome } from './sample.ts';
import { telemetryFor, telemetryIn } from './telemetry/open.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { SessionList } from './snapshot/sessionList.ts';
import { BudgetWatch } from './value/budget.ts';
import { OpenChanges } from './value/openChanges.ts';
import { WorkValue } from './value/workValue.ts';

/** What a client is answered from. */
export interface Opened {
	readonly engine: Engine;
	readonly ledgers: Ledgers;
	readonly changes: OpenChanges;
	readonly work: WorkValue;
	readonly budget: BudgetWatch;
	/** Null for the sample: what the engineer does is no part of it. */
	readonly recorder: Recorder | null;
	/** How coverage was on the days before. */
	readonly history: CoverageHistory;
	readonly looks: Looks;
	readonly sessions: SessionList;
	/** Null where nothing is kept: the sample, and a store in memory. */
	readonly telemetry: Telemetry | null;
}

/** Why nothing is opened. */
export type Refused = Exclude<OpenedEngine, { kind: 'open' }>;

/** What the ledgers need of the editor, and whom they tell. */
export interface Editor {
	readonly documentAt: DocumentAt;
	readonly ledgersChanged: () => void;
	/** What became of work in the open repositories is another than was known. */
	readonly valueChanged: () => void;
}

/** What the client asked for, with the folders that are open. */
export type Options = Omit<z.output<typeof initializationSchema>, 'folders'> & { readonly folders: readonly string[] };

/** Opens what the client asked for: the engineer's own data, or the sample in memory. What has to be closed goes to `owned`. */
export function open(
	options: Options,
	owned: Disposables,
	log: Logger,
	{ documentAt, ledgersChanged, valueChanged }: Editor,
): Refused | ({ readonly kind: 'open' } & Opened) {
	const opened = openEngineFor(options, owned, log);
	if (opened.kind !== 'open') {
		return opened;
	}
	const { engine } = opened;
	owned.add(closing(engine));
	const { book, marks } = engine;
	const { folders, settings } = options;
	const sources = { book, marks, documentAt, folders, verification: verificationIn(settings) };
	const ledgers = owned.add(new Ledgers(sources, ledgersChanged, log));
	const changes = owned.add(new OpenChanges(book, valueChanged));
	const parts = {
		engine,
		ledgers,
		history: owned.add(historyBeside(engine, log)),
		changes,
		sessions: new SessionList(book),
		work: new WorkValue(book, changes, ledgers),
		looks: owned.add(new Looks({ book, marks, ledgers, onChange: ledgersChanged })),
		budget: new BudgetWatch(book, budgetIn(settings)),
		recorder: options.sample === null ? owned.add(recorderFor(engine, ledgers, settings, log)) : null,
	};
	return { kind: 'open', ...parts, telemetry: telemetryOver(parts, settings, owned, log) };
}

function telemetryOver(parts: Omit<Opened, 'telemetry'>, settings: Options['settings'], owned: Disposables, log: Logger): Telemetry | null {
	const telemetry = telemetryFor(parts, log);
	if (telemetry !== null) {
		owned.add(telemetry).settle(telemetryIn(settings));
	}
	return telemetry;
}

function closing(engine: Engine): Disposable {
	return {
		dispose: () => {
			engine.close();
		},
	};
}

function historyBeside(engine: Engine, log: Logger): CoverageHistory {
	const { calendar, now } = engine.book.ports;
	return new CoverageHistory({ file: engine.beside('coverage.jsonl'), calendar, now, log });
}

function recorderFor({ book }: Engine, ledgers: Ledgers, settings: Options['settings'], log: Logger): Recorder {
	const { notices, now } = book.ports;
	const onDeeds = (): void => {
		ledgers.settleSoon();
	};
	return new Recorder({ notices, lines: ledgers, onDeeds, log, now }, captureIn(settings));
}

/** What settings say of capture; where they say nothing, it is as usual. */
export function captureIn(settings: Options['settings']): Capture {
	const { isOn, days } = usualCapture;
	return { isOn: settings.capture ?? isOn, days: settings.captureDays ?? days };
}

/** What settings say of verification; where they say nothing, it is as usual. */
export function verificationIn(settings: Options['settings']): Verification {
	const { bar, reports } = usualVerification;
	return { bar: settings['verification.bar'] ?? bar, reports: settings['verification.reports'] ?? reports };
}

/** What settings say of the budget; where they say nothing, there is none. */
export function budgetIn(settings: Options['settings']): Budget {
	return { month: settings['budget.month'] ?? noBudget.month, session: settings['budget.session'] ?? noBudget.session };
}

function openEngineFor(options: Options, owned: Disposables, log: Logger): OpenedEngine {
	const timeZone = options.timeZone ?? machineTimeZone();
	const common = { timeZone, prices: options.settings.prices ?? {}, log };
	return openEngine(
		options.sample === null
			? { ...common, store: options.store, home: options.home, extraHomes: options.settings.extraHomes ?? [], now: Date.now }
			: { ...common, store: null, extraHomes: [], ...sampleOptions(options.sample, new Calendar(timeZone), owned) },
	);
}

/** The sample has a present of its own, so that its day is over whenever it is looked at. */
function sampleOptions(folder: string, calendar: Calendar, owned: Disposables): { home: string; now: () => number } {
	const sample = owned.add(sampleHome(folder, calendar, Date.now()));
	return { home: sample.home, now: () => sample.now };
}
