/** Tells a team's collector, where the engineer has switched that on: one window at a time, now and then, and never twice what counts once. */
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Disposable } from '../../base/disposables.ts';
import { MINUTE_MS, SECOND_MS } from '../../base/units.ts';
import { version } from '../../base/version.ts';
import { isDamage } from '../../ingest/store/sqliteErrors.ts';
import type { Posted } from '../../share/otel/post.ts';
import { endpointOf } from '../../share/otel/endpoint.ts';
import { deliver, noteFailure } from './delivery.ts';
import { Outbox } from './outbox.ts';
import { noTelemetry, type TelemetryChoice, type TelemetryPorts } from './ports.ts';
import { previewOf } from './preview.ts';

/** Chosen: a start has better things to do, and what was just set is soon seen to work. */
const SOON_MS = 10 * SECOND_MS;
const SECRET_BYTES = 32;

export class Telemetry implements Disposable {
	readonly #ports: TelemetryPorts;
	#choice = noTelemetry;
	#token: string | null = null;
	#outbox: Outbox | undefined;
	#next: Disposable | undefined;
	#isAtIt = false;
	#isDisposed = false;

	constructor(ports: TelemetryPorts) {
		this.#ports = ports;
	}

	/** Switched off, what waits is thrown away, and the names by which it was told: whoever switches it on again is another one. */
	settle(choice: TelemetryChoice): void {
		const isSame = JSON.stringify(choice) === JSON.stringify(this.#choice);
		this.#choice = choice;
		if (!choice.isOn) {
			this.#forget();
		} else if (!isSame) {
			this.#begin();
		}
	}

	/** It is kept by the editor and never written down here. */
	use(token: string | null): void {
		if (token !== this.#token) {
			this.#token = token;
			this.#tryAgain();
		}
	}

	/** The outbox, where it is switched on. */
	outbox(): Outbox | null {
		return this.#choice.isOn ? (this.#outbox ??= this.#open()) : null;
	}

	/** What is sent next, or would be. */
	preview(): Promise<string> {
		return previewOf({ outbox: this.outbox(), endpoint: this.#choice.endpoint, hasToken: this.#token !== null }, this.#ports);
	}

	/** Gathers what is new and sends what waits. Never throws. */
	async turn(): Promise<void> {
		const endpoint = endpointOf(this.#choice.endpoint);
		if (this.#isAtIt || endpoint.kind === 'unusable' || !this.#ports.mayGoOn()) {
			return;
		}
		this.#isAtIt = true;
		try {
			const outbox = this.outbox();
			if (outbox !== null) {
				await this.#gather(outbox);
				await this.#send(outbox, endpoint.base);
			}
		} catch (error) {
			this.#complain(error);
		} finally {
			this.#isAtIt = false;
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#next?.dispose();
		this.#outbox?.close();
		this.#outbox = undefined;
	}

	/** It is written down now since when: sessions that ended before are not told. */
	#begin(): void {
		try {
			this.outbox();
			this.#planTurn(SOON_MS);
		} catch (error) {
			this.#complain(error);
		}
	}

	#complain(error: unknown): void {
		this.#ports.log.error('Telling the OpenTelemetry collector failed.', error instanceof Error ? error.message : String(error));
	}

	/** One that is damaged is made anew: what waited in it is lost, and what was told is told again under other names. */
	#open(): Outbox {
		try {
			return this.#openFile();
		} catch (error) {
			if (!isDamage(error)) {
				throw error;
			}
			this.#ports.log.warn('The outbox for OpenTelemetry was damaged, and is begun anew. What waited in it is lost.');
			this.#remove();
			return this.#openFile();
		}
	}

	#openFile(): Outbox {
		const { file, now } = this.#ports;
		const outbox = Outbox.open(file, () => ({ instance: randomUUID(), secret: randomBytes(SECRET_BYTES).toString('hex'), since: now() }));
		if (outbox === undefined) {
			throw new Error('This Node has no SQLite.');
		}
		return outbox;
	}

	async #gather(outbox: Outbox): Promise<void> {
		const { sessions, now } = this.#ports;
		for await (const waiting of sessions(outbox.notes(), (subject, event) => outbox.knows(subject, event))) {
			if (this.#isOver(outbox)) {
				return;
			}
			outbox.add([waiting], now());
		}
		outbox.keepLimits(now());
	}

	/** Sums go out when all events have: a collector that is busy is left alone with both. */
	async #send(outbox: Outbox, base: URL): Promise<void> {
		if (this.#isOver(outbox)) {
			return;
		}
		const { post, encodeEvents, encodeMetrics } = await this.#ports.load();
		const teller = { version, instance: outbox.notes().instance };
		const target = { base, token: this.#token };
		const ports = {
			...this.#ports,
			outbox,
			mayGoOn: () => !this.#isOver(outbox) && this.#ports.mayGoOn(),
			post: (events: Parameters<typeof encodeEvents>[0]) => post(target, 'logs', encodeEvents(events, teller).bytes()),
		};
		if (await deliver(ports)) {
			const reading = await this.#ports.reading(outbox.notes().since);
			if (reading.metrics.length > 0) {
				this.#noteSums(await post(target, 'metrics', encodeMetrics(reading, teller).bytes()), ports);
			}
		}
	}

	#noteSums(posted: Posted, ports: Parameters<typeof noteFailure>[0]): void {
		const { outbox, log, now } = ports;
		if (this.#isOver(outbox)) {
			return;
		}
		if (posted.kind === 'later') {
			noteFailure(ports, posted);
			return;
		}
		if (posted.kind === 'refused' || posted.rejected > 0) {
			log.warn(`The OpenTelemetry collector refused sums: ${posted.why}.`);
		}
		outbox.note({ failures: 0, notBefore: 0, trouble: null, takenAt: now() });
	}

	/** It was switched off meanwhile. */
	#isOver(outbox: Outbox): boolean {
		return this.#isDisposed || this.#outbox !== outbox;
	}

	#planTurn(ms: number): void {
		this.#next?.dispose();
		if (!this.#isDisposed) {
			this.#next = this.#ports.timer(ms, () => {
				void this.turn();
				this.#planTurn(this.#choice.everyMinutes * MINUTE_MS);
			});
		}
	}

	/** What was wrong may be mended. */
	#tryAgain(): void {
		if (this.#choice.isOn) {
			this.#planTurn(SOON_MS);
		}
	}

	#forget(): void {
		this.#next?.dispose();
		this.#outbox?.close();
		this.#outbox = undefined;
		this.#remove();
	}

	#remove(): void {
		for (const end of ['', '-wal', '-shm']) {
			rmSync(this.#ports.file + end, { force: true });
		}
	}
}
