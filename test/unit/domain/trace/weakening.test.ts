import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HunkLine } from '../../../../src/domain/trace/facts.ts';
import { lineKey } from '../../../../src/domain/trace/lineKey.ts';
import { weakeningIn, weakeningKinds, weakeningOf, type Weakening } from '../../../../src/domain/trace/weakening.ts';
import { assertion, isSkip, skip, testCase } from '../../../../src/domain/trace/weakeningCues.ts';
import { textsLike, textsOf } from '../../../support/matching.ts';

type Counts = { readonly [K in keyof Weakening]?: number };

/** Lines as in a diff: `-` went, `+` came, a blank was kept. */
function hunkLines(diff: string): HunkLine[] {
	return diff
		.split('\n')
		.filter(line => line.trim() !== '')
		.map(line => line.replace(/^\t+/, ''))
		.map(line => ({ op: line.startsWith('-') ? 'remove' : line.startsWith('+') ? 'add' : 'keep', text: line.slice(1) }));
}

function countsOf(weakening: Weakening | null): Counts {
	const counts = weakeningKinds.map(kind => [kind, weakening?.[kind].length ?? 0] as const);
	return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

const check = (path: string, diff: string, expected: Counts): void => {
	const hunks = [{ oldStart: 1, lines: hunkLines(diff) }];
	assert.deepEqual(countsOf(weakeningOf(path, { kind: 'update', hunks }, null)), expected, diff);
};

suite('what an edit takes away from tests', () => {
	test('assertions that go are counted, in every language', () => {
		const gone: readonly (readonly [string, string])[] = [
			['src/a.test.ts', '-\texpect(total(cart)).toBe(42);'],
			['test/a.js', '-  assert.deepEqual(parse(text), [1]);'],
			['tests/test_a.py', '-    assert total(cart) == 42'],
			['tests/test_a.py', '-        self.assertEqual(total(cart), 42)'],
			['a_test.go', '-\t\tt.Errorf("got %d", got)'],
			['a_test.go', '-\trequire.Equal(t, 42, got)'],
			['src/test/java/ATest.java', '-        assertEquals(42, total(cart));'],
			['src/test/kotlin/ATest.kt', '-        total(cart) shouldBe 42'],
			['src/lib.rs', '-        assert_eq!(total(&cart), 42);'],
			['spec/a_spec.rb', '-    expect(total(cart)).to eq(42)'],
			['test/a_test.rb', '-    assert_equal 42, total(cart)'],
			['ATests.cs', '-        Assert.Equal(42, Total(cart));'],
			['ATests.cs', '-        total.Should().Be(42);'],
		];
		gone.forEach(([path, diff]) => {
			check(path, diff, { assertions: 1 });
		});
	});

	test('an assertion that is only commented out has gone', () => {
		check('a.test.ts', '-expect(a).toBe(1);\n+// expect(a).toBe(1);', { assertions: 1 });
		check('test_a.py', '-    assert a == 1\n+    # assert a == 1', { assertions: 1 });
	});

	test('skips that come are counted, in every language', () => {
		const came: readonly (readonly [string, string])[] = [
			['a.test.ts', "-it('adds', () => {\n+it.skip('adds', () => {"],
			['a.test.ts', "-describe('cart', () => {\n+describe.only('cart', () => {"],
			['a.test.ts', "-it('adds', () => {\n+xit('adds', () => {"],
			['test_a.py', '+@pytest.mark.skip(reason="flaky")\n def test_a():'],
			['test_a.py', '+@pytest.mark.xfail\n def test_a():'],
			['test_a.py', '+        self.skipTest("later")'],
			['a_test.go', '+\tt.Skip("later")'],
			['ATest.java', '+    @Disabled("later")'],
			['src/lib.rs', '+    #[ignore]'],
			['spec/a_spec.rb', '+    skip "later"'],
			['ATests.cs', '-    [Fact]\n+    [Fact(Skip = "later")]'],
		];
		came.forEach(([path, diff]) => {
			check(path, diff, { skips: 1 });
		});
	});

	test('tests that go are counted with their assertions', () => {
		check('a.test.ts', "-it('adds', () => {\n-\texpect(add(1, 2)).toBe(3);\n-});", { tests: 1, assertions: 1 });
		check('test_a.py', '-def test_adds():\n-    assert add(1, 2) == 3', { tests: 1, assertions: 1 });
		check('a_test.go', '-func TestAdds(t *testing.T) {\n-}', { tests: 1 });
		check('src/lib.rs', '-    #[test]\n-    fn adds() {}', { tests: 1 });
		check('ATests.cs', '-    [Fact]\n-    public void Adds() {}', { tests: 1 });
	});

	test('expectations that become looser are told apart from those that go', () => {
		check('a.test.ts', '-expect(total(cart)).toBe(42);\n+expect(total(cart)).toBeDefined();', { loosened: 1 });
		check('a.test.ts', '-expect(name(user)).toEqual("Ada");\n+expect(name(user)).toMatch(/A/);', { loosened: 1 });
		check('a.test.ts', '-expect(spy).toHaveBeenCalledWith(cart);\n+expect(spy).toHaveBeenCalledWith(expect.anything());', { loosened: 1 });
		check('a.test.ts', '-expect(ratio).toBeCloseTo(0.5, 5);\n+expect(ratio).toBeCloseTo(0.5, 1);', { loosened: 1 });
		check('a.test.ts', '-expect(() => run()).toThrow("no cart");\n+expect(() => run()).toThrow();', { loosened: 1 });
		check('test_a.py', '-    assert total(cart) == 42\n+    assert total(cart) is not None', { loosened: 1 });
		check('test_a.py', '-    assert x == approx(1, abs=0.01)\n+    assert x == approx(1, abs=0.5)', { loosened: 1 });
		check('a_test.go', '-\tassert.Equal(t, want, total)\n+\tassert.NotNil(t, total)', { loosened: 1 });
		check('ATest.java', '-        assertEquals(42, total);\n+        assertNotNull(total);', { loosened: 1 });
		check('src/lib.rs', '-        assert_eq!(total(&cart), 42);\n+        assert!(total(&cart) > 0);', { loosened: 1 });
		check('spec/a_spec.rb', '-    expect(total).to eq(42)\n+    expect(total).to be_truthy', { loosened: 1 });
		check('ATests.cs', '-        Assert.Equal(42, total);\n+        Assert.NotNull(total);', { loosened: 1 });
	});

	test('what only moved, was renamed, or became another assertion of the same strength is no weakening', () => {
		check('a.test.ts', '-expect(a).toBe(1);\n keep();\n+\t\texpect(a).toBe(1);', {});
		check('a.test.ts', "-it('adds', () => {\n+it('adds two numbers', () => {", {});
		check('a.test.ts', '-expect(total(cart)).toBe(42);\n+expect(total(cart)).toBe(43);', {});
		check('a.test.ts', '-expect(a).toBeDefined();\n+expect(a).toBe(1);', {});
		check('a.test.ts', '-expect(ratio).toBeCloseTo(0.5, 1);\n+expect(ratio).toBeCloseTo(0.5, 5);', {});
		check('a.test.ts', "-it.skip('adds', () => {\n+it('adds', () => {", {});
	});

	test('many tests that become one over a table of cases are no fewer', () => {
		const three = [1, 2, 3].map(n => `-it('adds ${String(n)}', () => {\n-\texpect(add(${String(n)})).toBe(1);\n-});`).join('\n');
		check('a.test.ts', `${three}\n+it.each([1, 2, 3])('adds %s', n => {\n+\texpect(add(n)).toBe(1);\n+});`, {});
	});

	test('a truth that holds whatever the code does is no assertion', () => {
		check('a.test.ts', '-expect(total(cart)).toBe(42);\n+expect(true).toBe(true);', { assertions: 1 });
		check('test_a.py', '-    assert total(cart) == 42\n+    assert True', { assertions: 1 });
	});

	test('a file that is no test, or new, cannot be weakened', () => {
		check('src/cart.ts', '-assert(total > 0);', {});
		const lines = hunkLines("+it.skip('adds', () => {});");
		assert.equal(weakeningOf('a.test.ts', { kind: 'create', hunks: [{ oldStart: 'wholeFile', lines }] }, []), null);
	});

	test('a test file that is deleted takes its tests with it, where it is known what it held', () => {
		const before = ["it('adds', () => {", '\texpect(add(1)).toBe(2);', '});'];
		const weakening = weakeningOf('a.test.ts', { kind: 'delete' }, before);
		assert.deepEqual(weakening, { tests: [lineKey(before[0] ?? '')], assertions: [lineKey(before[1] ?? '')], skips: [], loosened: [] });
		assert.equal(weakeningOf('a.test.ts', { kind: 'delete' }, null), null);
	});

	test('an edit that only moves lines about never weakens', () => {
		const line = fc.constantFrom(
			'expect(a).toBe(1);',
			"it.skip('a', () => {",
			"test('b', () => {",
			'assert x',
			'});',
			'expect(true).toBe(true);',
		);
		fc.assert(
			fc.property(fc.array(line), lines => {
				const moved = [
					...lines.map(text => ({ op: 'remove' as const, text })),
					...lines.toReversed().map(text => ({ op: 'add' as const, text })),
				];
				assert.equal(weakeningOf('a.test.ts', { kind: 'update', hunks: [{ oldStart: null, lines: moved }] }, null), null);
			}),
		);
	});

	const ordinary = fc.constantFrom(
		'// ',
		'const total = 1;',
		'x',
		'(1',
		');',
		"'adds'",
		'expect(a).toBe(1)',
		'expect(a).toBeDefined()',
		'assert x',
	);
	const lineText = textsOf(textsLike(assertion), textsLike(testCase), textsLike(skip), ordinary);

	test('a line that skips is found by its words wherever the forms find it', () => {
		let found = 0;
		fc.assert(
			fc.property(textsOf(textsLike(skip), ordinary), line => {
				found += Number(skip.test(line));
				assert.equal(isSkip(line), skip.test(line));
			}),
			{ numRuns: 2_000 },
		);
		assert.ok(found > 500);
	});

	test('an edit without a line that may tell is none that weakens', () => {
		const line = fc.record({ op: fc.constantFrom('keep' as const, 'remove' as const, 'add' as const), text: lineText });
		let found = 0;
		fc.assert(
			fc.property(fc.array(line, { maxLength: 5 }), lines => {
				const expected = weakeningIn(lines);
				found += Number(expected !== null);
				assert.deepEqual(weakeningOf('a.test.ts', { kind: 'update', hunks: [{ oldStart: null, lines }] }, null), expected);
			}),
			{ numRuns: 1_000 },
		);
		assert.ok(found > 200);
	});

	test('takes no longer for lines that never end', () => {
		for (const text of [
			'expect('.repeat(50_000),
			'assert '.repeat(50_000),
			'('.repeat(100_000),
			'a.'.repeat(100_000),
			' '.repeat(300_000),
		]) {
			check('a.test.ts', `-${text}\n+${text}x`, {});
		}
	});
});
