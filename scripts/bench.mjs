// `npm run bench`: speed and memory beside the fastest peer. `-- --help` says what can be chosen. Runs on Node 20.
import { root } from './lib/places.mjs';
import { mustRun, run } from './lib/processes.mjs';
import { ensureDependencies, node24, toolEnvironment } from './lib/toolchain.mjs';

const options = { cwd: root, env: toolEnvironment() };
const args = process.argv.slice(2);

await ensureDependencies();
if (!args.includes('--help')) {
	await mustRun('The build', node24, ['scripts/build.mjs', '--production'], options);
}
process.exitCode = await run(node24, ['--no-warnings', 'test/bench/bench.ts', ...args], options);
