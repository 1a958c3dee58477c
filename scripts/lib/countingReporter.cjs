/** Mocha's own output, and the counts and what failed as JSON in the file that BOOKEND_COUNTS names. */
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

/** Characters of an error that are told: its message stands first, and a property's may hold a whole transcript. */
const ERROR_LENGTH = 1_500;

module.exports = class CountingReporter extends reporters.Spec {
	constructor(runner, options) {
		super(runner, options);
		const failures = [];
		runner.on(Runner.constants.EVENT_TEST_FAIL, (test, error) => {
			failures.push({ title: test.titlePath().join(': '), reason: reasonOf(error) });
		});
		runner.once(Runner.constants.EVENT_RUN_END, () => {
			const { passes, failures: failed, pending } = this.stats;
			const file = process.env.BOOKEND_COUNTS;
			if (file !== undefined) {
				writeFileSync(file, JSON.stringify({ passed: passes, failed, skipped: pending, failures }));
			}
		});
	}
};

/**
 * An error and what caused it; a property that failed has the assertion as its cause.
 * @param {unknown} error
 * @returns {string}
 */
function reasonOf(error) {
	const told = String(error?.stack ?? error).slice(0, ERROR_LENGTH);
	return error?.cause === undefined ? told : `${told}\nCaused by: ${reasonOf(error.cause)}`;
}
