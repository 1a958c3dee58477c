const path = require('node:path');
const clock = path.join(__dirname, 'clock.js');

/** VS Code keeps NODE_OPTIONS from its extension host: it is turned here, before Bookend starts, and its server inherits the option. */
exports.activate = () => {
	require(clock);
	process.env.NODE_OPTIONS = `--require "${clock}"`;
};
