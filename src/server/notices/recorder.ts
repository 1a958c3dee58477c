/** Takes notices as they come, digests them with what the ledger knows at that moment, and keeps what comes of it. */
import { assertNever } from '../../base/assertNever.ts';
import type { Disposable } from '../../base/disposables.ts';
import type { Logger } from '../../base/log.ts';
import { systemReason } from '../../base/systemError.ts';
import { DAY_MS, SECOND_MS } from '../../base/units.ts';
import type { Sign } from '../../domain/time/signs.ts';
import { verificationClasses } from '../../domain/trace/command.ts';
import type { Notice } from '../../protocol/notices.ts';
import { fileOfUri } from '../ledger/folders.ts';
import type { Deed } from './deed.ts';
import { LineWatch, type Lines } from './lineWatch.ts';
import type { Notices } from './notices.ts';
import { Stretches } from './stretches.ts';

export interface RecorderPorts {
	readonly notices: Notices;
	readonly lines: Lines;
	/** Called when deeds were kept: something else speaks for lines than before. */
	readonly onDeeds: () => void;
	readonly log: Logger;
	readonly now: () => number;
}

/** Whether the engineer wants to be noticed, and for how many days that is kept. */
export interface Capture {
	readonly isOn: boolean;
	readonly days: number;
}
export const usualCapture: Capture = { isOn: true, days: 90 };

/** Chosen: lines are seen after a second and a half, and nobody waits for that to be known. */
const TICK_MS = SECOND_MS;
/** Notices come at most once a second: what was before that has been told. */
const LAG_MS = SECOND_MS;

export class Recorder implements Disposable {
	readonly #ports: RecorderPorts;
	readonly #watch: LineWatch;
	readonly #stretches = new Stretches();
	#deeds: Deed[] = [];
	#signs: Sign[] = [];
	#ticking: NodeJS.Timeout | undefined;
	readonly #failed = new Set<string>();
	#capture: Capture;
	#forgottenAt = -Infinity;

	constructor(ports: RecorderPorts, capture: Capture) {
		this.#ports = ports;
		this.#capture = capture;
		this.#watch = new LineWatch(ports.lines);
		ports.notices.goingOn(() => this.#stretches.pending(ports.now()));
		this.#forget();
	}

	/** The engineer has settled it otherwise. */
	settle(capture: Capture): void {
		if (this.#capture.isOn && !capture.isOn) {
			this.take([{ kind: 'view', at: this.#ports.now(), view: null }]);
		}
		this.#capture = capture;
		this.#forget();
	}

	take(notices: readonly Notice[]): void {
		if (!this.#capture.isOn) {
			return;
		}
		const mixed = new Set(notices.flatMap(notice => (notice.kind === 'changed' && notice.how !== 'typing' ? [notice.uri] : [])));
		this.#tried('What the editor noticed cannot be made out', () => {
			for (const notice of notices) {
				this.#takeOne(notice, mixed);
			}
		});
		this.#ticking ??= setInterval(() => {
			this.#tick();
		}, TICK_MS);
		this.#tick();
	}

	/** Keeps what is known up to now; nothing more is noticed. */
	dispose(): void {
		clearInterval(this.#ticking);
		const now = this.#ports.now();
		this.#signs.push(...this.#stretches.pending(now));
		this.#keep(now);
		this.#ports.notices.goingOn(() => []);
	}

	/** What nobody tells comes with time: lines are seen, and signs are over. */
	#tick(): void {
		const now = this.#ports.now();
		this.#tried('What is on screen cannot be made out', () => {
			const told = now - LAG_MS;
			if (this.#watch.isAttended(told)) {
				this.#deeds.push(...this.#watch.lookAgain(told));
				this.#stretches.looked(told, this.#watch.look);
			}
		});
		this.#signs.push(...this.#stretches.takeOver(now));
		this.#keep(now);
	}

	#takeOne(notice: Notice, mixed: ReadonlySet<string>): void {
		switch (notice.kind) {
			case 'present':
				this.#present(notice.from, notice.to);
				return;
			case 'view':
				this.#deeds.push(...this.#watch.view(notice));
				this.#stretches.looked(notice.at, this.#watch.look);
				return;
			case 'changed':
				this.#changed(notice, mixed.has(notice.uri));
				return;
			case 'run':
				this.#ran(notice);
				return;
			case 'stopped':
				this.#stopped(notice);
				return;
			case 'git':
				this.#deeds.push(...this.#watch.git(notice));
				return;
			case 'renamed':
				this.#deeds.push(...renamesIn(notice));
				return;
			case 'saved':
				return;
			default:
				assertNever(notice);
		}
	}

	#present(from: number, to: number): void {
		this.#deeds.push(...this.#watch.present(from, to));
		this.#stretches.present(from, to);
	}

	/** Where somebody else changed the document in the same second, nobody knows who changed what in it. */
	#changed(notice: NoticeOf<'changed'>, isMixed: boolean): void {
		const { from, to, uri, how } = notice;
		if (how === 'typing') {
			this.#present(from, to);
			this.#deeds.push(...(isMixed ? [] : this.#watch.typed(notice)));
			for (const file of filesOf(uri)) {
				if (this.#stretches.typed(from, to, file)) {
					this.#deeds.push({ kind: 'typed', from, to, file });
				}
			}
		}
		this.#watch.changed(uri);
	}

	#ran(run: NoticeOf<'run'>): void {
		const { id, where, class: commandClass, startedAt, endedAt, result, cwd, command } = run;
		this.#signs.push({ kind: 'ran', id, from: startedAt, to: endedAt, where, class: commandClass });
		if (verificationClasses.has(commandClass)) {
			this.#deeds.push({ kind: 'ran', id, where, class: commandClass, startedAt, endedAt, result, cwd, command });
		}
	}

	#forget(): void {
		this.#forgottenAt = this.#ports.now();
		this.#tried('What was noticed long ago cannot be dropped', () => {
			this.#ports.notices.forget(this.#forgottenAt, this.#capture.days);
		});
	}

	#stopped(notice: NoticeOf<'stopped'>): void {
		this.#deeds.push(...this.#watch.stopped(notice));
		this.#signs.push(...filesOf(notice.uri).map(file => ({ kind: 'stopped', at: notice.at, file }) as const));
	}

	#keep(now: number): void {
		if (this.#forgottenAt + DAY_MS < now) {
			this.#forget();
		}
		const signs = this.#signs.splice(0);
		const deeds = [...this.#deeds.splice(0), ...signs.filter(sign => sign.kind === 'typed')];
		this.#tried('What the editor noticed cannot be kept and is lost', () => {
			this.#ports.notices.keep(now, signs, deeds);
		});
		if (deeds.length > 0) {
			this.#ports.onDeeds();
		}
	}

	/** What cannot be done is said once, until it can be done again: it would be said every second. */
	#tried(failure: string, act: () => void): void {
		try {
			act();
			this.#failed.delete(failure);
		} catch (error) {
			if (!this.#failed.has(failure)) {
				this.#ports.log.warn(`${failure}: ${systemReason(error)}. It is tried again with the next notices.`);
			}
			this.#failed.add(failure);
		}
	}
}

type NoticeOf<K extends Notice['kind']> = Extract<Notice, { kind: K }>;

/** One file, or none where the address names something else. */
function filesOf(uri: string): readonly string[] {
	const file = fileOfUri(uri);
	return file === undefined ? [] : [file];
}

/** By the time that this is heard, the old name is no file's any more. */
function renamesIn({ at, from, to }: NoticeOf<'renamed'>): readonly Deed[] {
	return filesOf(from).flatMap(before => filesOf(to).map(after => ({ kind: 'renamed', at, from: before, to: after }) as const));
}
