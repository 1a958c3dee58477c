import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outlineOf } from '../../../../src/domain/trace/commandOutline.ts';

/** Command lines with what is kept of them. */
function check(rows: readonly (readonly [line: string, kept: string | null])[]): void {
	for (const [line, kept] of rows) {
		assert.equal(outlineOf(line), kept, line);
	}
}

suite('what is kept of a command line', () => {
	test('is the program, its subcommands and its flags', () => {
		check([
			['npm test', 'npm test'],
			['npm run test:unit -- --watch', 'npm run test:unit --watch'],
			['npm --prefix web run lint', 'npm run lint --prefix'],
			['npx vitest run --coverage', 'vitest --coverage'],
			['yarn jest -i', 'yarn jest -i'],
			['cargo clippy --all-targets -- -D warnings', 'cargo clippy --all-targets -D'],
			['go test -race ./...', 'go test -race'],
			['python3 -m pytest -x tests/test_gate.py', 'python3 pytest -m -x'],
			['./gradlew clean :app:test --info', 'gradlew clean --info'],
			['make -C core check', 'make -C'],
			['.venv/bin/pytest -q', 'pytest -q'],
			['./scripts/run-tests.sh fast', 'run-tests.sh'],
			['python manage.py test shop', 'python manage.py'],
		]);
	});

	test('is nothing of a line that verifies nothing', () => {
		check([
			['', null],
			['git commit -m "add the test of the gate"', null],
			['curl https://example.test/token', null],
			['claude "fix the tests"', null],
			['cat .env', null],
		]);
	});

	test('names every verification of the line once, and none of the rest', () => {
		check([
			['cd /home/sam/secret && npm run lint && npm test | tail -n 3', 'npm run lint; npm test'],
			['for i in 1 2 3; do npm test; npm test; done', 'npm test'],
			['bash -lc "TOKEN=abc npm test"', 'npm test'],
		]);
	});

	test('has no value of an argument, however it is given', () => {
		check([
			['API_KEY=hunter2 npm test', 'npm test'],
			['env PASSWORD="hunter2 x" SECRET=hunter2 npm test', 'npm test'],
			['npm test --token=hunter2', 'npm test --token'],
			['npm test --token hunter2', 'npm test --token'],
			["npm test '--token=hunter2 more'", 'npm test --token'],
			['npm test "--token hunter2"', 'npm test --token'],
			['npm test --header:hunter2', 'npm test --header'],
			['npm --otp hunter2 test', null],
			['npm --otp hunter2 run test', null],
			['yarn --token sk_test_hunter test', 'yarn --token'],
			['npm run test https://sam:hunter2@example.test/', 'npm run test'],
			['pytest -phunter2 -k hunter2', 'pytest -k'],
			['pytest tests/hunter2.py::hunter2', 'pytest'],
			['mvn -Dpassword=hunter2 verify', 'mvn'],
			['make test KEY=hunter2', 'make test'],
			['npm run sk_test_4eC39HqLyjWDarjtT1zdp7dc', 'npm run'],
			['docker exec -e KEY=hunter2 web npm test', 'npm test'],
			['npm test $(cat hunter2)', 'npm test'],
			['npm test <<< hunter2', 'npm test'],
			['npm test # hunter2', 'npm test'],
			['jest -t \'hunter2 "hunter2', 'jest -t'],
			['go test -run hunter2 -ldflags=hunter2', 'go test -run -ldflags'],
		]);
	});

	test('holds no secret, wherever one is put', () => {
		const secret = 'S3cr3t/9x+Q7zK==';
		const place = fc.constantFrom(
			(line: string) => `TOKEN=${secret} ${line}`,
			(line: string) => `${line} --token=${secret}`,
			(line: string) => `${line} --token ${secret}`,
			(line: string) => `${line} -t${secret}`,
			(line: string) => `${line} '${secret}'`,
			(line: string) => `${line} "--x ${secret}"`,
			(line: string) => `${line} https://${secret}@host/`,
			(line: string) => `echo ${secret} | ${line}`,
			(line: string) => `${line} && echo ${secret}`,
			(line: string) => `(cd ${secret} && ${line})`,
		);
		const runner = fc.constantFrom(
			'npm test',
			'yarn lint',
			'pytest -q',
			'cargo test',
			'go vet ./...',
			'make check',
			'tsc -b',
			'tox -e lint',
		);
		fc.assert(
			fc.property(runner, fc.array(place, { minLength: 1, maxLength: 4 }), (line, places) => {
				const outline = outlineOf(places.reduce<string>((whole, put) => put(whole), line)) ?? '';
				assert.ok(!/S3cr3t|9x|Q7zK/.test(outline), outline);
			}),
		);
	});

	test('is one short line without disguises, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
				const outline = outlineOf(`npm test ${text}; ./${text} test.sh`) ?? '';
				assert.match(outline, /^[\w .;:+-]{0,200}$/);
			}),
		);
	});
});
