/**
 * How lines of tests look in JavaScript and TypeScript, Python, Go, Java and Kotlin, Rust, Ruby and C#. One pattern serves all of them:
 * what is a test's word in one language is hardly ever another thing in the tests of another.
 */

/** A line that is a comment: `#[test]`, `#!` and `#{` are none. */
export const comment = /^\s*(?:\/\/|\/\*|\*(?!\w)|#(?![[!{])|--\s|<!--)/;

export const assertion = anywhere(
	'\\bexpect[\\w.]*\\s*[({]|\\bassert\\w*(?:\\.\\w+)?!?\\s*[({<]|\\bt\\.(?:is|not|ok|notOk|deepEqual|equal|same|true|false|truthy|falsy|throws|like|regex|strictEqual|rejects|snapshot)\\(', // JavaScript
	'^\\s*assert\\b|\\bself\\.assert\\w+\\(|\\bself\\.fail\\(|\\bpytest\\.(?:raises|warns|fail)\\b', // Python
	'\\b[tb]\\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)\\(|\\brequire\\.[A-Z]\\w+\\(', // Go
	'\\bAssert(?:ions)?\\.\\w+\\(|\\bassertThat\\b|\\bverify\\(|\\bshould(?:Be|Throw|Have|Contain|Equal|Not)\\w*', // Java, Kotlin
	'\\b(?:debug_)?assert(?:_\\w+)?!|#\\[should_panic', // Rust
	'\\b(?:assert|refute)_\\w+|\\bmust_\\w+|\\.(?:should|should_not|to|not_to|to_not)\\b\\s+\\w', // Ruby
	'\\.Should\\(\\)|\\bShould\\w+\\(', // C#
	'\\b(?:check|verify|ensure|expect|assert)[A-Z_]\\w*\\(', // helpers of a project's own
);

/** Holds whatever the code does. */
export const tautology = anywhere(
	"\\bexpect\\((true|false|null|undefined|[0-9]+|'[^']*')\\)\\.to(?:Be|Equal|StrictEqual)\\(\\1\\)|\\bexpect\\((?:true|1)\\)\\.toBe(?:Truthy|Defined)\\(|\\bexpect\\(true\\)\\.to\\s+(?:eq|be)",
	'\\bassert(?:\\.ok|\\.equal|True|_true|\\.True|\\.IsTrue|That)?!?\\s*\\(?\\s*(?:t,\\s*)?(?:true|True|1|1 == 1|true, true)\\s*\\)?;?\\s*$',
);

/** The declaration of a test. */
export const testCase = anywhere(
	'(?<![.\\w])[xf]?(?:it|test|specify|scenario)(?:\\.\\w+)*\\s*[( ]\\s*[\'"`]', // JavaScript, Ruby
	'^\\s*(?:async\\s+)?def\\s+test\\w*', // Python, Ruby
	'^\\s*func\\s+(?:Test|Benchmark|Fuzz|Example)\\w*\\(', // Go
	'@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b', // Java, Kotlin
	'#\\[(?:\\w+::)*test\\b', // Rust
	'\\[(?:Fact|Theory|Test|TestMethod|TestCase|DataTestMethod)\\b', // C#
);

/** Keeps a test, or all others, from running; or lets it fail. */
export function isSkip(line: string): boolean {
	return wordOfSkips.test(line) && skip.test(line);
}

/** What no skip is without; it is found in half the time. */
const wordOfSkips =
	/[sS]kip|\b(?:todo|only)\b|fixme|[fF]ail|Disabled|[iI]gnore|[aA]ssume|pending|focus|Inconclusive|[xf](?:it|describe|test|context|specify)\b/;
export const skip = anywhere(
	'(?<![.\\w])(?:it|test|describe|suite|context|specify)\\.(?:skip|todo|only|fixme|failing|fails)\\b|(?<![.\\w])[xf](?:it|describe|test|context|specify)\\s*[( ]|\\b(?:this|t|ctx|context)\\.(?:skip|todo)\\(|\\b(?:skip|todo|only)\\s*:\\s*(?:true|[\'"`])', // JavaScript
	'@(?:pytest\\.mark|unittest)\\.(?:skip\\w*|xfail|expectedFailure)|\\bpytest\\.(?:skip|xfail|importorskip)\\(|\\bpytestmark\\s*=.*\\b(?:skip|xfail)|\\bself\\.skipTest\\(|\\braise\\s+(?:unittest\\.)?SkipTest', // Python
	'\\b[tb]\\.Skip(?:f|Now)?\\(', // Go
	'@(?:Disabled\\w*|Ignore)\\b|\\bassume(?:True|False|That)\\(|\\bAssume\\.\\w+\\(', // Java, Kotlin
	'#\\[(?:cfg_attr\\([^\\]]*)?ignore\\b', // Rust
	'^\\s*(?:skip|pending)\\b|,\\s*(?:skip|pending|focus):\\s*|,\\s*:(?:skip|focus)\\b', // Ruby
	'\\bSkip\\s*=\\s*["$@]|\\[Ignore\\b|\\bAssert\\.(?:Ignore|Inconclusive)\\(', // C#
);

/** One test over a table of cases stands for many. */
export const parametrised =
	/\.each\b|@pytest\.mark\.parametrize|\bsubTest\(|\bt\.Run\(|@ParameterizedTest|#\[(?:rstest|case|test_case)|\[(?:Theory|InlineData|TestCase)\b|\bfor\s*\(?\s*(?:const|let|var|auto)?\b|\.forEach\(|\.each do\b|\bwhere:/;

/** Says what the value has to be. */
export const exact = anywhere(
	'\\.to(?:Be|Equal|StrictEqual|MatchObject|HaveLength|ThrowError|BeCloseTo)\\((?!\\))|\\.toThrow\\((?!\\))|\\.toHaveBeenCalledWith\\(|\\.toHaveBeenCalledTimes\\(|\\.(?:strict|deep|deepStrict)?[eE]qual\\(|\\.deepEqual\\(|\\.toMatch(?:Inline)?Snapshot\\(|\\bt\\.is\\(',
	'^\\s*assert\\b[^#]*(?:==|\\bis (?:True|False)\\b)|\\bassert(?:Equal|Equals|DictEqual|ListEqual|SetEqual|CountEqual|Same|ArrayEquals|Iterable\\w+|_eq|_equal|_same|_in_delta)\\b',
	'\\b(?:assert|require|Assert)\\.(?:Equal\\w*|AreEqual|AreSame|Same|Exactly|ElementsMatch|JSONEq|Len|StrictEqual)\\(',
	'\\.(?:isEqualTo|isSameAs|containsExactly\\w*|hasSize|hasMessage)\\(|\\bshould(?:Be|Equal)\\s|\\.(?:Be|BeEquivalentTo|Equal)\\((?!\\))',
	'\\.to\\s+(?:eq|eql|equal|match_array|contain_exactly)\\b|\\bassert_eq!',
);

/** Says only that there is a value, or of what kind, or what is somewhere in it. */
export const vague = anywhere(
	'\\.toBe(?:Defined|Truthy|Falsy|InstanceOf|GreaterThan\\w*|LessThan\\w*|TypeOf|Undefined|Null)\\(|\\.not\\.toBe(?:Null|Undefined|NaN|Falsy)\\(|\\.not\\.toThrow\\(|\\.to(?:Contain\\w*|Match|HaveProperty)\\(|\\.toHaveBeenCalled\\(\\)|\\.toThrow(?:Error)?\\(\\)|\\.anything\\(|\\.any\\(|\\bassert(?:\\.ok|\\.match|\\.notEqual|\\.exists|\\.isDefined|\\.doesNotThrow)?\\(|\\bt\\.(?:truthy|ok|regex|pass)\\(',
	'^\\s*assert\\s+(?:not\\s+)?[\\w.]+(?:\\([^()]*\\)|\\[[^\\]]*\\])*\\s*$|^\\s*assert\\b.*(?:\\bis not None\\b|\\bisinstance\\(|\\bin\\b|>=?|<=?|!=)|\\bassert(?:True|IsNotNone|IsInstance|In|Greater\\w*|Less\\w*|Regex|NotEqual\\w*|NotNull|DoesNotThrow|False)\\b|\\bmock\\.ANY\\b',
	'\\b(?:assert|require|Assert)\\.(?:NotNil|NoError|True|NotEmpty|Contains|NotEqual|Greater\\w*|Less\\w*|Regexp|NotNull|IsNotNull|IsTrue|NotZero|IsType|Matches)\\(',
	'\\.(?:isNotNull|isNotEmpty|isTrue|contains|isInstanceOf|isPresent|isPositive|matches)\\(|\\.Should\\(\\)\\.(?:NotBeNull|NotBeEmpty|BeTrue|Contain|BeOfType|Match)\\w*\\(',
	'\\.(?:not_)?to(?:_not)?\\s+(?:be_\\w+|include|match|be\\s*[<>])|\\bassert!\\s*\\(|\\b(?:refute_nil|assert_includes|assert_match|assert_instance_of|assert_not_nil)\\b',
);

/** Stands for whatever value comes. */
export const wildcard =
	/\bexpect\.any(?:thing)?\(|\bmock\.ANY\b|\bmock\.Anything\b|\bgomock\.Any\(|\b(?:Mockito\.|ArgumentMatchers\.)?any\(\)|\bIt\.IsAny</;

/** How far a value may be off; and to how many digits it has to be right. */
export const tolerance =
	/\b(?:abs|rel|rel_tol|abs_tol|rtol|atol|delta|tolerance|epsilon|eps|within)\w*\s*[=:(]\s*(\d[\d.]*(?:e-?\d+)?)|\b(?:InDelta|InEpsilon|closeTo|within|be_within|approximately|offset)\w*\((?:[^()]*,\s*)?(\d[\d.]*(?:e-?\d+)?)\s*[,)]/i;
export const digits = /\btoBeCloseTo\([^,]+,\s*(\d+)\s*\)|\bplaces\s*=\s*(\d+)/;

/** Words of the assertion itself, which say nothing of what it is about. */
export const matcherWord =
	/^(?:expect|assert\w*|require|verify|should\w*|to|to[A-Z]\w*|not|be|eq|eql|equal|equals|is|is[A-Z]\w*|in|self|this|that|Assert|Should|Be|Equal|True|False|None|true|false|null|nil|undefined|t|await|return|const|let|strictEqual|deepEqual|deepStrictEqual|ok|\d+)$/;

function anywhere(...forms: readonly string[]): RegExp {
	return new RegExp(forms.join('|'));
}
