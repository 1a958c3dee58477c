/** VS Code keeps NODE_OPTIONS from its extension host: the clock is turned here, before Bookend starts. */
exports.activate = () => {
	require('./clock.js');
};
