/** A Python with pytest and its coverage, for the tests over real test runs: the machine's own, or Debian's. */
import { spawnSync } from 'node:child_process';
import { canInstall, install } from './apt.mjs';
import { onPath } from './executables.mjs';

const advice =
	'The tests over real test runs need a Python with pytest and pytest-cov: install them, or name such a Python in the environment variable PYTHON.';

/** The executable of such a Python; the packages are installed with apt-get where that is there and we may use it. */
export async function ensurePytest() {
	const found = findPython();
	if (found !== undefined) {
		return found;
	}
	if (!canInstall()) {
		throw new Error(advice);
	}
	console.log('Installing pytest with apt-get ...');
	await install(['python3-pytest', 'python3-pytest-cov']);
	const installed = findPython();
	if (installed === undefined) {
		throw new Error(advice);
	}
	return installed;
}

/** The first on the PATH may be another one than that for which the system's packages are. */
function findPython() {
	const candidates = [process.env['PYTHON'], onPath('python3'), onPath('python'), '/usr/bin/python3'];
	return candidates.find(python => python !== undefined && python !== '' && hasPytest(python));
}

/** @param {string} python */
function hasPytest(python) {
	return spawnSync(python, ['-c', 'import pytest, pytest_cov'], { stdio: 'ignore' }).status === 0;
}
