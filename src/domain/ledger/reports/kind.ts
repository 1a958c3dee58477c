export const coverageKinds = ['lcov', 'cobertura', 'istanbul', 'v8', 'goCover', 'jacoco'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

export const reportKinds = [...coverageKinds, 'junit', 'mutation'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Where the usual tools put their reports, below any folder of a workspace. */
export const reportGlobs: Readonly<Record<ReportKind, readonly string[]>> = {
	lcov: ['**/lcov.info', '**/*.lcov'],
	cobertura: ['**/coverage.xml', '**/cobertura*.xml', '**/coverage.cobertura.xml', '**/cobertura/coverage*.xml'],
	istanbul: ['**/coverage-final.json'],
	v8: ['**/coverage/tmp/coverage-*.json', '**/.v8-coverage/coverage-*.json'],
	goCover: ['**/cover.out', '**/coverage.out', '**/*.coverprofile'],
	jacoco: ['**/jacoco*.xml', '**/target/site/jacoco*/jacoco.xml', '**/build/reports/jacoco/**/*.xml'],
	junit: ['**/junit*.xml', '**/TEST-*.xml', '**/test-results/**/*.xml', '**/test-results.xml', '**/pytest*.xml'],
	mutation: ['**/reports/mutation/mutation.json', '**/mutation-report.json', '**/mutation-testing-report.json'],
};

/** All of them, each once. */
export const defaultReportGlobs: readonly string[] = [...new Set(Object.values(reportGlobs).flat())];

/** As many characters of a file as `kindOfReport` looks at. */
export const HEAD_LENGTH = 8192;

/** What a file is, by its first characters, and by its name only where those do not tell. Null is no report that we read. */
export function kindOfReport(path: string, head: string): ReportKind | null {
	const start = head
		.slice(0, HEAD_LENGTH)
		.replace(/^\uFEFF/, '')
		.trimStart();
	if (start.startsWith('<')) {
		return kindOfXml(start);
	}
	if (start.startsWith('{')) {
		return kindOfJson(start, path);
	}
	return kindOfText(start);
}

function kindOfText(start: string): ReportKind | null {
	if (/^mode: (?:set|count|atomic)(?=\s|$)/.test(start)) {
		return 'goCover';
	}
	return /^(?:#.*\r?\n)*(?:TN:|SF:)/.test(start) ? 'lcov' : null;
}

function kindOfXml(start: string): ReportKind | null {
	const [, root, attributes = ''] = firstElement.exec(withoutProlog(start)) ?? [];
	switch (root) {
		case 'coverage':
			return /\bclover=/.test(attributes) ? null : 'cobertura';
		case 'report':
			return /JACOCO/.test(start) || /<(?:sessioninfo|group|package|counter)\s/.test(start) ? 'jacoco' : null;
		case 'testsuites':
		case 'testsuite':
			return 'junit';
		default:
			return null;
	}
}

const firstElement = /^<([\w.:-]+)([^>]*)/;

/** Without the declarations, comments and document type before the first element. */
function withoutProlog(start: string): string {
	let rest = start;
	for (let length = prologLength(rest); 0 < length; length = prologLength(rest)) {
		rest = rest.slice(length).trimStart();
	}
	return rest;
}

function prologLength(text: string): number {
	const prolog = prologs.find(([opening]) => text.startsWith(opening));
	if (prolog === undefined) {
		return 0;
	}
	const [opening, ending] = prolog;
	const end = text.indexOf(ending, opening.length);
	return end === -1 ? 0 : end + ending.length;
}

const prologs = [
	['<?', '?>'],
	['<!--', '-->'],
	['<!DOCTYPE', '>'],
] as const;

function kindOfJson(start: string, path: string): ReportKind | null {
	return jsonSigns.find(([, sign]) => sign.test(start))?.[0] ?? kindOfJsonName(path);
}

/** Their own first fields. Stryker writes the files before the version. */
const jsonSigns: readonly (readonly [ReportKind, RegExp])[] = [
	['v8', /^\{\s*"result"\s*:\s*\[/],
	['mutation', /"schemaVersion"\s*:\s*"[12]|"(?:mutants|mutatorName)"\s*:/],
	['istanbul', /"statementMap"\s*:/],
];

/** A source text of many lines can stand before anything that tells. */
function kindOfJsonName(path: string): ReportKind | null {
	const name = path.split(/[\\/]/).at(-1) ?? '';
	if (/^mutation.*\.json$/.test(name)) {
		return 'mutation';
	}
	return name === 'coverage-final.json' ? 'istanbul' : null;
}
