// Builds the bundles as they ship and packs bookend-<version>.vsix.
import { statSync } from 'node:fs';
import path from 'node:path';
import { root, vsixFile } from './lib/places.mjs';
import { mustRun } from './lib/processes.mjs';
import { node24 } from './lib/toolchain.mjs';
import { packVsix } from './lib/vsix.mjs';

await mustRun('The build', node24, ['scripts/build.mjs', '--production'], { cwd: root });
await packVsix(root, vsixFile());
console.log(`${path.basename(vsixFile())}: ${Math.round(statSync(vsixFile()).size / 1_000)} kB`);
