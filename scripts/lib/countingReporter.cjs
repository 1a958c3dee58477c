/** Mocha's own output, and the counts as JSON in the file that BOOKEND_COUNTS names. */
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
	constructor(runner, options) {
		super(runner, options);
		runner.once(Runner.constants.EVENT_RUN_END, () => {
			const { passes, failures, pending } = this.stats;
			const file = process.env.BOOKEND_COUNTS;
			if (file !== undefined) {
				writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
			}
		});
	}
};
