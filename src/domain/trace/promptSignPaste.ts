/** A prompt taken apart: the words that somebody wrote for it, and what was pasted into it. */
export interface PromptParts {
	/** The written words, as they stand, without pasted lines. */
	readonly words: string;
	/** How many lines look as if a program had printed them: logs, traces, test results, terminals, diffs. */
	readonly outputLines: number;
	/** How many other lines stand in a code fence. */
	readonly codeLines: number;
}

/**
 * Takes a prompt apart by how its lines look. Only the two ends of a huge prompt are looked at: what it is about
 * is said before or after what was pasted, never in the middle of it.
 */
export function takeApart(prompt: string): PromptParts {
	const text = endsOf(prompt);
	const outputForms = [...outputAtStart, ...outputAnywhere.filter(form => form.test(text))];
	const lines = text.split(/\r?\n/);
	const kinds = withinFences(lines.map(line => kindOf(line, outputForms)));
	const outputLines = kinds.filter(kind => kind === 'output').length;
	const isPasted = outputLines < LEAST_BLOCK ? () => false : betweenOutput(kinds);
	const words = lines.filter((_, at) => kinds[at] === 'words' && !isPasted(at));
	return {
		words: words.join('\n'),
		outputLines,
		codeLines: kinds.filter(kind => kind === 'code').length,
	};
}

/** So much of the beginning and of the end of a huge prompt is looked at, in characters. */
const HEAD_CHARS = 8_000;
const TAIL_CHARS = 4_000;
/** A line is judged by so many of its first characters. */
const LINE_CHARS = 400;
/** From so many lines of output on, what stands between them is output too. */
const LEAST_BLOCK = 2;

type LineKind = 'words' | 'output' | 'code' | 'fence';

function endsOf(prompt: string): string {
	return prompt.length <= HEAD_CHARS + TAIL_CHARS ? prompt : `${prompt.slice(0, HEAD_CHARS)}\n${prompt.slice(-TAIL_CHARS)}`;
}

/** What a line is by itself. */
function kindOf(line: string, outputForms: readonly RegExp[]): Exclude<LineKind, 'code'> {
	const start = line.slice(0, LINE_CHARS);
	if (/^\s*(?:```|~~~|"""$)/.test(start)) {
		return 'fence';
	}
	return outputForms.some(form => form.test(start)) ? 'output' : 'words';
}

/**
 * What programs print, whatever the program: each form is bounded, so that no line is slow. Those that stand in the same place are one
 * pattern, because a line has to be held against all of them.
 */
const outputAtStart: readonly RegExp[] = [
	atStart(
		'',
		// Times of logs.
		/\W{0,3}\d{4}-\d\d-\d\d[T ]\d\d:\d\d/,
		/\W{0,3}\d\d:\d\d:\d\d\b/,
		/[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d/,
		// Errors, traces and where they point.
		/\W{0,4}(?:[\w.]{0,80}(?:Error|Exception)|error|fatal|panic)(?:\[\w+\]| \w{1,12})?:/,
		/Traceback \(|goroutine \d+|Caused by:|Segmentation fault/,
		/[\w@./-]{1,200}\.(?:[cm]?[jt]sx?|vue|svelte|astro|html):\d+ \S/,
		// Terminals, and diffs.
		/[\w.-]+@[\w.-]+[: ]\S*[~/]/,
		/PS [A-Z]:\\/,
		/diff --git |@@ -\d|\+\+\+ |--- [ab]\/|index [0-9a-f]{7,40}\.\./,
	),
	atStart(
		'',
		/\[(?:debug|info|log|notice|warn|warning|error)\]/i,
		/npm (?:err!|error|warn)/i,
		/\W{0,6}\d+ (?:tests? )?(?:passed|failed|passing|failing)\b/i,
	),
	atStart(
		'\\s*(?=\\S)',
		// Where errors and traces point.
		/at .{1,200}[:(]\d+/,
		/File "[^"]{1,300}", line \d+/,
		/(?:[A-Za-z]:)?[\w@./\\-]{1,200}\.\w{1,8}[:(]\d+[:,)]/,
		// Results of tests and checks.
		/(?:--- )?(?:FAIL|PASS|FAILED|PASSED|not ok \d|ok \d)\b/,
		/[✓✔✗✘✖×❌⨯] ?\S/,
		// Terminals: prompts, bars, what agents print. And records in JSON.
		/[$❯➜»]\s*\S|[⎿⏺]/,
		/[=*#-]{3,} \S.{0,100} [=*#-]{3,}\s*$/,
		/\{"\w+":/,
	),
];
/** Levels of logs, exit codes, boxes and bars: forms that stand nowhere in a prompt need not be looked for in each of its lines. */
const outputAnywhere: readonly RegExp[] = [
	/(?<![^\s[|<])(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)[\]|>: ]/,
	/(?<=\bexit(?:ed with)?) (?:code|status):? -?\d+/i,
	/[━─┌└│╭╰█▓░·]{4,}/,
];

function atStart(indent: string, ...forms: readonly RegExp[]): RegExp {
	return new RegExp(`^${indent}(?:${forms.map(form => form.source).join('|')})`, forms[0]?.flags);
}

/** A fence that is never closed is a line like another. */
function withinFences(kinds: readonly LineKind[]): readonly LineKind[] {
	const last = kinds.lastIndexOf('fence');
	let inside = false;
	return kinds.map((kind, at) => {
		if (kind === 'fence') {
			inside = !inside && at < last;
		}
		return inside && kind === 'words' ? 'code' : kind;
	});
}

function betweenOutput(kinds: readonly LineKind[]): (at: number) => boolean {
	const first = kinds.indexOf('output');
	const last = kinds.lastIndexOf('output');
	return at => first < at && at < last;
}
