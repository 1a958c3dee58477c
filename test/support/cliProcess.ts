/** How the command line is started from source: what was compiled for one test is kept for the next, for starting is most of a short command. */
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What Node is started with; the command's own words come behind. */
export const cliArguments: readonly string[] = ['--no-warnings', path.join(root, 'src/cli/main.ts')];

export const cliEnvironment: Readonly<NodeJS.ProcessEnv> = { ...process.env, NODE_COMPILE_CACHE: path.join(root, '.cache/compiled') };
