/** From what was asked to what is printed. What a command alone needs is loaded for it alone. */
import path from 'node:path';
import type { Logger } from '../base/log.ts';
import { projectOf } from '../domain/project.ts';
import { agentId } from '../domain/trace/ids.ts';
import { everything, type Choice } from '../server/book.ts';
import { openEngine, type Engine } from '../server/engine.ts';
import type { Answer } from './answered.ts';
import { spanOf } from './period.ts';
import { storeFile } from './storeFile.ts';
import type { AskedToExport } from './exportUsage.ts';
import { oneOf } from './options.ts';
import { spendKeys, timeKeys, type Asked } from './usage.ts';
import { version } from '../base/version.ts';

/** `width` is the terminal's in characters, null where the output is no terminal. Throws a UsageError for wrong words. */
export async function answerTo(asked: Asked | AskedToExport, width: number | null): Promise<Answer> {
	const store = storeFile(asked.store);
	const options = {
		store,
		home: asked.home === null ? null : path.resolve(asked.home),
		extraHomes: [],
		timeZone: null,
		prices: {},
		log: stderrLog,
		now: Date.now,
	};
	const opened = openEngine(options, store === null && asked.command === 'spend' ? 'spend' : 'everything');
	if (opened.kind !== 'open') {
		return { kind: 'failed', sentence: opened.sentence };
	}
	try {
		return await answerFrom(opened.engine, asked, width);
	} finally {
		opened.engine.close();
	}
}

async function answerFrom(engine: Engine, asked: Asked | AskedToExport, width: number | null): Promise<Answer> {
	const choice = asked.command === 'export' ? everything : choiceOf(engine, asked);
	const swept = await engine.sweep();
	if (swept.kind === 'storeFailed') {
		return { kind: 'failed', sentence: swept.sentence };
	}
	if (asked.command === 'export') {
		const { exported } = await import('./export.ts');
		return exported(engine, asked);
	}
	if (asked.command === 'report') {
		const { reportText } = await import('./report.ts');
		return { kind: 'text', text: await reportText(engine, asked) };
	}
	return tellOf(engine, { ...asked, command: asked.command }, choice, width);
}

type Told = Asked & { readonly command: Exclude<Asked['command'], 'report'> };

async function tellOf(engine: Engine, asked: Told, choice: Choice, width: number | null): Promise<Answer> {
	if (asked.json) {
		return { kind: 'text', text: `${JSON.stringify(await jsonOf(engine, asked, choice), null, 2)}\n` };
	}
	return { kind: 'text', text: `${await textOf(engine, asked, choice, width)}\n` };
}

function choiceOf(engine: Engine, asked: Asked): Choice {
	const names = engine.agents.map(agent => agent.id);
	const agents = asked.agents.map(name => agentId(oneOf('--agent', name, names)));
	return {
		span: spanOf(asked.since, asked.until, engine.book.ports.calendar),
		agents: agents.length === 0 ? null : new Set(agents),
		project: asked.project === null ? null : projectOf(absoluteAnywhere(asked.project)),
		sessions: null,
	};
}

/** A transcript may name a Windows folder where this is no Windows: that is no path below the current folder. */
function absoluteAnywhere(folder: string): string {
	return path.win32.isAbsolute(folder) && !path.isAbsolute(folder) ? folder : path.resolve(folder);
}

async function jsonOf(engine: Engine, asked: Told, choice: Choice): Promise<object> {
	switch (asked.command) {
		case 'spend': {
			const { spendJson } = await import('./spend.ts');
			return spendJson(engine, choice, spendKey(asked));
		}
		case 'time': {
			const { timeJson } = await import('./time.ts');
			return timeJson(engine, choice, timeKey(asked), asked.slices);
		}
		case 'coverage': {
			const { coverageOf, coverageJson } = await import('./coverage.ts');
			return coverageJson(coverageOf(engine, asked.repo), asked.lines);
		}
		case 'changes': {
			const { changesIn, changesJson } = await import('./changes.ts');
			return changesJson(await changesIn(engine, choice, asked.repo));
		}
		case 'sessions': {
			const { sessionsJson } = await import('./sessions.ts');
			return sessionsJson(engine, choice);
		}
		case 'doctor': {
			const { doctorJson } = await import('./doctor.ts');
			const { diagnosisOf } = await import('../server/diagnosis.ts');
			return doctorJson(diagnosisOf(engine, version));
		}
	}
}

async function textOf(engine: Engine, asked: Told, choice: Choice, width: number | null): Promise<string> {
	switch (asked.command) {
		case 'spend': {
			const { spendText } = await import('./spend.ts');
			return spendText(engine, choice, spendKey(asked), width);
		}
		case 'time': {
			const { timeText } = await import('./time.ts');
			return timeText(engine, choice, timeKey(asked), asked.slices, width);
		}
		case 'coverage': {
			const { coverageOf, coverageText } = await import('./coverage.ts');
			return coverageText(coverageOf(engine, asked.repo), width);
		}
		case 'changes': {
			const { changesIn, changesText } = await import('./changes.ts');
			return changesText(engine, await changesIn(engine, choice, asked.repo), width);
		}
		case 'sessions': {
			const { sessionsText } = await import('./sessions.ts');
			return sessionsText(engine, choice, width);
		}
		case 'doctor': {
			const { doctorText } = await import('./doctor.ts');
			const { diagnosisOf } = await import('../server/diagnosis.ts');
			return doctorText(diagnosisOf(engine, version));
		}
	}
}

function spendKey({ by }: Asked) {
	return by === null ? null : oneOf('--by', by, spendKeys);
}

function timeKey({ by }: Asked) {
	return by === null ? null : oneOf('--by', by, timeKeys);
}

const complain = (message: string, ...details: readonly string[]): void => {
	process.stderr.write(`${[message, ...details].join(' ')}\n`);
};
const stderrLog: Logger = { info: () => undefined, warn: complain, error: complain };
