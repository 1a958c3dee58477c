import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandClasses } from '../../../../src/domain/trace/command.ts';
import { classifyCommand } from '../../../../src/domain/trace/commandLine.ts';

function speaks(expected: boolean, ...lines: readonly string[]): void {
	for (const line of lines) {
		assert.equal(classifyCommand(line).exitSpeaks, expected, line);
	}
}

suite('whether the exit code is that of the command that counts', () => {
	test('yes, where nothing else can set it', () => {
		speaks(
			true,
			'npm test',
			'npm test 2>&1',
			'npm test > out.txt 2>&1',
			'cd x && npm test',
			'cd x; npm test',
			'npm test && echo ok',
			'npm run lint && npm test',
			'npm test;',
			'npm test\n',
			'(cd x && npm test)',
			'{ npm test; }',
			'[ -d x ] && npm test',
			'a || b && npm test',
			'set -o pipefail; npm test | tail',
			'set -euo pipefail\nnpm test | tee log\necho done',
			'set -e\nnpm run build\nnpm test\necho done',
			'bash -lc "npm test"',
			'bash -eo pipefail -c "npm test | tail"',
			'cat input | npm test',
			'npm test &&\n echo ok',
		);
	});

	test('no, where another command ends the line', () => {
		speaks(
			false,
			'npm test | tail',
			'npm test |& tail -5',
			'npm test || true',
			'npm test || echo failed',
			'npm test && echo ok || echo failed',
			'npm test; echo done',
			'npm test\necho done',
			'npm test &',
			'npm test & wait',
			'which x || npm test',
			'(npm test) | tail',
			'(npm test && echo ok) | tail',
			'(npm test; echo x)',
			'! npm test',
			'if npm test; then echo good; fi',
			'for p in a b; do npm test; done',
			'echo "$(npm test)"',
			'bash -lc "npm test | tail"',
			'bash -lc "npm test" | tail',
			'npm test; npm test',
			'set -e; npm test && echo ok; echo done',
			'set -e; set +e; npm test; echo done',
			'diff <(npm test) expected',
		);
	});

	test('is asked of the strongest class only', () => {
		assert.deepEqual(classifyCommand('npm run lint | tail; npm test'), { class: 'test', exitSpeaks: true });
		assert.deepEqual(classifyCommand('npm run lint; npm test | tail'), { class: 'test', exitSpeaks: false });
		assert.deepEqual(classifyCommand('go vet ./... 2>&1 && go test ./... 2>&1 | tail -5'), { class: 'test', exitSpeaks: false });
	});
});

suite('hostile command lines', () => {
	const pieces = [
		'npm test',
		'"',
		"'",
		'`',
		'$(',
		'$((',
		'${',
		'(',
		')',
		'{',
		'}',
		'<<EOF',
		'\nEOF\n',
		'\n',
		';',
		'&&',
		'||',
		'|',
		'&',
		'\\',
		'<(',
		'>',
		'#',
		' ',
		'bash -c',
		'sudo',
		'x=',
		'\v',
		'-',
	];

	test('always get an answer', () => {
		const line = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(parts => parts.join('')),
		);
		fc.assert(
			fc.property(line, text => {
				assert.ok(commandClasses.includes(classifyCommand(text).class));
			}),
			{ numRuns: 3000, seed: 7 },
		);
	});

	test('cannot exhaust the stack or the clock', () => {
		for (const piece of [
			...pieces,
			'bash -c "',
			"bash -c '",
			'<(<(',
			'((',
			'$($(',
			'sudo ',
			'A=1 ',
			'a && ',
			'a || ',
			'$(a)',
			'(a;) ',
			'bash -c ',
		]) {
			assert.ok(commandClasses.includes(classifyCommand(piece.repeat(20_000)).class), piece);
		}
	});
});
