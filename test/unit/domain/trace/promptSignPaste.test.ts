import assert from 'node:assert/strict';
import fc from 'fast-check';
import { takeApart } from '../../../../src/domain/trace/promptSignPaste.ts';
import { textsLike, textsOf } from '../../../support/matching.ts';

/** The forms of a line of output one by one, as the pattern of each place holds them. */
const outputForms: readonly RegExp[] = [
	/^\W{0,3}\d{4}-\d\d-\d\d[T ]\d\d:\d\d/,
	/^\W{0,3}\d\d:\d\d:\d\d\b/,
	/^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d/,
	/(?:^|[\s[|<])(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)[\]|>: ]/,
	/^\[(?:Debug|Info|Log|Notice|Warn|Warning|Error)\]/i,
	/^\W{0,4}(?:[\w.]{0,80}(?:Error|Exception)|error|fatal|panic)(?:\[\w+\]| \w{1,12})?:/,
	/^\s*at .{1,200}[:(]\d+/,
	/^\s*File "[^"]{1,300}", line \d+/,
	/^(?:Traceback \(|goroutine \d+|Caused by:|Segmentation fault)/,
	/^\s*(?:[A-Za-z]:)?[\w@./\\-]{1,200}\.\w{1,8}[:(]\d+[:,)]/,
	/^[\w@./-]{1,200}\.(?:[cm]?[jt]sx?|vue|svelte|astro|html):\d+ \S/,
	/\bexit(?:ed with)? (?:code|status):? -?\d+/i,
	/^npm (?:ERR!|error|warn)/i,
	/^\s*(?:--- )?(?:FAIL|PASS|FAILED|PASSED|not ok \d|ok \d)\b/,
	/^\s*[✓✔✗✘✖×❌⨯] ?\S/,
	/^\W{0,6}\d+ (?:tests? )?(?:passed|failed|passing|failing)\b/i,
	/^\s*[$❯➜»]\s*\S/,
	/^[\w.-]+@[\w.-]+[: ]\S*[~/]/,
	/^PS [A-Z]:\\/,
	/[━─┌└│╭╰█▓░·]{4,}|^\s*[⎿⏺]/,
	/^\s*[=*#-]{3,} \S.{0,100} [=*#-]{3,}\s*$/,
	/^(?:diff --git |@@ -\d|\+\+\+ |--- [ab]\/|index [0-9a-f]{7,40}\.\.)/,
	/^\s*\{"\w+":/,
];

suite('what was pasted into a prompt', () => {
	const piece = fc.oneof(...outputForms.map(textsLike), fc.constantFrom('x', ' ', '\t', '>', 'npm', 'EXIT', 'Exited With'));

	test('a line is output where one of the forms fits it', () => {
		let found = 0;
		fc.assert(
			fc.property(textsOf(piece), text => {
				const lines = text.split(/\r?\n/);
				const expected = lines.filter(line => outputForms.some(form => form.test(line.slice(0, 400)))).length;
				found += expected;
				assert.equal(takeApart(text).outputLines, expected);
			}),
			{ numRuns: 2_000 },
		);
		assert.ok(found > 500);
	});
});
