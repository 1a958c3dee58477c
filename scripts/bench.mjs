// `npm run bench`: speed and memory beside the fastest peer. `-- --help` says what can be chosen. Runs on Node 20.
import { ensureChromium } from './lib/chromium.mjs';
import { root } from './lib/places.mjs';
import { mustRun, run } from './lib/processes.mjs';
import { ensureDependencies, node24, toolEnvironment } from './lib/toolchain.mjs';
import { ensureHost } from './lib/vscodeHost.mjs';

const args = process.argv.slice(2);

await ensureDependencies();
if (!args.includes('--help')) {
	process.env['CHROMIUM'] = await ensureChromium();
	await ensureHost();
	await mustRun('The package', node24, ['scripts/package.mjs'], { cwd: root, env: toolEnvironment() });
}
process.exitCode = await run(node24, ['--no-warnings', 'test/bench/bench.ts', ...args], { cwd: root, env: toolEnvironment() });
