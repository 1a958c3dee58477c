import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verificationClasses } from '../../../../src/domain/trace/command.ts';
import { addUsage, noUsage } from '../../../../src/domain/spend/usage.ts';
import { sharedPath } from '../../../support/shared.ts';
import { readFiles, transcriptsIn } from './reading.ts';

const generator = sharedPath('bench', 'gen-transcripts.mjs');

interface Truth {
	readonly codex: Readonly<
		Record<'responses' | 'input' | 'output' | 'cacheRead' | 'reasoning' | 'prompts' | 'verifyRuns' | 'verifyFailed', number>
	>;
}

suite('Codex: made-up sessions whose truth is known', () => {
	test('tokens, prompts and verification runs are exact', function () {
		if (generator === undefined) {
			this.skip();
		}
		this.timeout(60_000);
		const folder = mkdtempSync(path.join(tmpdir(), 'codex-truth-'));
		try {
			execFileSync(process.execPath, [generator, '--out', folder, '--size', '20MB', '--seed', '3', '--codex', '0.6'], { stdio: 'ignore' });
			const { codex } = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as Truth;
			const reading = readFiles(transcriptsIn(path.join(folder, '.codex', 'sessions')));
			const responses = reading.table('response');
			const checks = reading.table('run').filter(run => verificationClasses.has(run.class));
			const { input, output, cacheRead, reasoning } = responses.map(response => response.usage).reduce(addUsage, noUsage);
			const found: Truth['codex'] = {
				...{ responses: responses.length, input, output, cacheRead, reasoning },
				prompts: reading.table('turn').length,
				verifyRuns: checks.length,
				verifyFailed: checks.filter(run => run.result === 'failed').length,
			};
			assert.deepEqual(found, Object.fromEntries(Object.keys(found).map(key => [key, codex[key as keyof Truth['codex']]])));
			assert.deepEqual([...reading.misses], []);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
