/** Names that package.json and the code share; a test holds them together. */
export const viewIds = {
	overview: 'bookend.overview',
	unverified: 'bookend.unverified',
	look: 'bookend.look',
	sessions: 'bookend.sessions',
} as const;

/** The pages of reports, which VS Code brings back by this name. */
export const reportViewType = 'bookend.report';

/** What menus can ask of a line in a tree, as `viewItem`. */
export const lineKinds = {
	sessionWithTranscript: 'bookend.session.withTranscript',
	session: 'bookend.session.bare',
	day: 'bookend.day',
	unverifiedFolder: 'bookend.unverified.folder',
	unverifiedSession: 'bookend.unverified.session',
	unverifiedAge: 'bookend.unverified.age',
	unverifiedFile: 'bookend.unverified.file',
	unverifiedHunk: 'bookend.unverified.hunk',
	lookClaim: 'bookend.look.claim',
	lookTests: 'bookend.look.tests',
	lookCommit: 'bookend.look.commit',
	lookOutside: 'bookend.look.outside',
	lookFact: 'bookend.look.fact',
} as const;
