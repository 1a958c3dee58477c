import assert from 'node:assert/strict';
import type { CommandClass } from '../../../../src/domain/trace/command.ts';
import { classifyCommand } from '../../../../src/domain/trace/commandLine.ts';

/** Command lines, one a row. */
function check(expected: CommandClass, lines: string): void {
	for (const line of lines.split('\n').map(text => text.trim())) {
		if (line !== '') {
			assert.equal(classifyCommand(line).class, expected, line);
		}
	}
}

suite('the class of a command line', () => {
	test('is test where tests are really run', () => {
		check(
			'test',
			`npm test
			npm t
			npm run test:ci -- --silent
			npm --prefix web run test
			npm run -w core test
			npx vitest run
			npx --yes jest src
			pnpm test
			pnpm --filter app test
			pnpm exec vitest run
			pnpm vitest
			yarn test
			yarn jest
			yarn workspace app test
			yarn workspaces foreach -A run test
			bun test
			bun run test
			bunx vitest
			pytest -q
			.venv/bin/pytest tests/test_a.py::test_b
			python -m pytest -x
			python3.12 -W error -m unittest discover
			uv run pytest
			uv run --with pytest-cov pytest
			uv run -m pytest
			poetry run pytest
			coverage run -m pytest
			python manage.py test
			bundle exec rspec
			bin/rails test
			php artisan test
			vendor/bin/phpunit
			go test ./... -run 'TestX' -v
			cd core && go test ./...
			cargo test
			cargo +nightly nextest run
			cargo test -p core
			mise run test:ci
			mise exec -- go test ./...
			just test
			make test
			make -C core check
			make -j 4 test
			./gradlew :app:testDebugUnitTest
			gradle clean test --tests '*Foo*'
			./mvnw -q verify
			mvn -pl core test
			dotnet test --no-build
			swift test --filter X
			xcodebuild test -scheme App -destination 'platform=macOS'
			tox
			tox -e py312
			nox
			deno test -A
			deno task test
			node --test
			node node_modules/jest/bin/jest.js
			nx run-many -t test
			turbo run test
			mix test
			ctest --test-dir build
			bash scripts/test.sh
			./run-tests.sh
			CI=1 FOO="a b" npm test
			sudo -u build env CI=1 npm test
			time npm test
			timeout 60 npm test
			timeout -k 5 60s npm test
			nohup npm test
			bash -lc "npm test"
			zsh -lc 'cd core && go test ./...'
			bash -lc "bash -c 'npm test'"
			powershell.exe -NoProfile -Command npm test
			cmd /c npm test
			(cd web && npm test)
			{ npm test; }
			if npm test; then echo good; fi
			for p in a b; do npm test -w $p; done
			echo "$(npm test)"
			npm run lint && npm run build && npm test
			npx tsc --noEmit; npx vitest run
			docker compose exec -T web pytest
			xargs -n 1 jest
			ls src | xargs npx jest`,
		);
	});

	test('is typecheck where types are checked', () => {
		check(
			'typecheck',
			`npx tsc --noEmit
			npx tsc -p tsconfig.json --noEmit
			yarn tsc
			npm run typecheck
			npm run type-check
			npm run check:types
			pnpm run check-types
			mypy src
			python -m mypy .
			uv run pyright
			cargo check --workspace
			svelte-check
			npm run lint && npm run typecheck
			astro check`,
		);
	});

	test('is lint where code is checked by rules', () => {
		check(
			'lint',
			`npm run lint
			npm run lint:fix
			npx eslint .
			prettier --check .
			npx prettier -c src
			npm run format:check
			npm run check
			npx biome check --fix --unsafe .
			cargo clippy -- -D warnings
			cargo fmt --check
			cargo fmt -- --check
			ruff check .
			ruff format --check
			black --check src
			go vet ./...
			golangci-lint run ./...
			mise run fmt && mise run lint
			shellcheck x.sh
			bash -n x.sh
			node --check x.js
			pre-commit run --all-files
			terraform validate
			tox -e lint
			dotnet format --verify-no-changes
			python -m flake8`,
		);
	});

	test('is build where something is built', () => {
		check(
			'build',
			`npm run build
			npm run build 2>&1
			yarn build
			vite build
			npx vite build
			docker build -t x .
			docker compose build
			cargo build --release
			cargo test --no-run
			go build -o bin/x ./cmd/x
			go test -c ./pkg
			swift build
			cmake --build build
			make
			make -j4 all
			dotnet build
			./gradlew assembleDebug
			mvn -DskipTests verify
			xcodebuild -scheme App
			python -m build
			gcc -o x x.c
			go generate ./... && go build ./...`,
		);
	});

	test('is run where what was built is tried', () => {
		check(
			'run',
			`node x.js
			node scripts/run.js
			python x.py
			python test_by_hand.py
			python -c 'print(1)'
			python3 - <<'EOF'
			npm start
			npm run dev
			curl -s http://localhost:3000/health
			curl 127.0.0.1:8080
			cargo run -- --flag
			go run ./cmd/x
			./bin-x/server --port 1
			/tmp/some-test sub
			npx tsx src/x.ts
			bun x.ts
			docker compose up -d
			npm run storybook`,
		);
	});

	test('is vcs for version control', () => {
		check(
			'vcs',
			`git status
			git -C core log --oneline
			git commit -m "npm test"
			git commit -m 'test: add pytest; npm test && done'
			git branch --list
			gh pr checks 12
			hg log
			cd core && git add -A`,
		);
	});

	test('is other for what only looks like a check', () => {
		check(
			'other',
			`echo npm test
			echo "run npm test && npm run lint"
			cat test.log
			grep -rn test src
			rg "npm test"
			ls tests
			rm /tmp/x-test
			chmod +x test-local.sh
			mkdir -p build dist
			test -f package.json
			[ -d build ] && echo yes
			npm install
			npm ci
			npm install -D jest eslint
			yarn add vitest
			pip install pytest
			uv pip install pytest
			which pytest
			command -v
			npm test -- --help
			jest --version
			npx tsc --version
			pytest --collect-only -q
			cargo test -- --list
			npx jest --listTests
			go test -list . ./...
			prettier --write .
			npm run format
			cargo fmt
			black .
			mise run fmt
			ruff format
			find . -name "*.test.ts"
			sed -n '1,20p' a_test.go
			npx playwright install
			pkill -f "npm test"
			curl https://example.com
			# npm test
			npm run clean
			make -n test
			vim tests/a.test.ts
			sleep 10`,
		);
		check('other', '');
	});

	test('does not read heredocs, quotes and comments as commands', () => {
		check('other', 'cat > run.sh');
		assert.equal(classifyCommand("cat > run.sh <<'EOF'\nnpm test\npytest\nEOF").class, 'other');
		assert.equal(classifyCommand('cat <<-EOF > x\n\tnpm test\n\tEOF\nls').class, 'other');
		assert.equal(classifyCommand("cat <<EOF\nit's\nEOF\nnpm test").class, 'test');
		assert.equal(classifyCommand("git commit -m \"$(cat <<'EOF'\nfix: don't run npm test (yet)\n\npytest\nEOF\n)\"").class, 'vcs');
		assert.equal(classifyCommand('ls # && npm test').class, 'other');
		assert.equal(classifyCommand('echo a#b && npm test').class, 'test');
		assert.equal(classifyCommand('echo "a \\" && npm test"').class, 'other');
		assert.equal(classifyCommand('npm \\\n  test').class, 'test');
		assert.equal(classifyCommand('python3 - <<PY\nimport os\nPY\ncargo test').class, 'test');
		assert.equal(classifyCommand('echo $((1<<2))\nnpm test').class, 'test');
	});
});
