import assert from 'node:assert/strict';
import fc from 'fast-check';
import { promptSigns, type PromptSign } from '../../../../src/domain/trace/prompt.ts';
import { signOf, typedChars } from '../../../../src/domain/trace/promptSign.ts';

const check = (sign: PromptSign, ...prompts: readonly string[]): void => {
	assert.deepEqual(
		Object.fromEntries(prompts.map(prompt => [prompt, signOf(prompt)])),
		Object.fromEntries(prompts.map(prompt => [prompt, sign])),
	);
};

const trace = 'TypeError: total is not a function\n    at sum (/srv/shop/cart.js:14:9)\n    at main (/srv/shop/index.js:3:1)';

suite('What a prompt shows', () => {
	test('pasted output is a report, with or without words around it', () => {
		check(
			'report',
			trace,
			`have a look\n\n${trace}`,
			'$ npm run build\n> shop@1.0.0 build\nsrc/cart.ts(14,9): error TS2304',
			'2024-03-01T10:00:00Z INFO listening\n2024-03-01T10:00:01Z WARN slow query',
			'--- FAIL: TestCart (0.00s)\n    cart_test.go:12: want 3, have 2',
			'  ✗ adds the tax\n  ✓ adds nothing\n\n1 failed, 1 passed',
			'Traceback (most recent call last):\n  File "cart.py", line 3, in <module>',
			'diff --git a/cart.ts b/cart.ts\n@@ -1,2 +1,2 @@\n-a\n+b',
			'[Log] cart: loaded – {items: 2} (cart.js, line 31)\n[Log] cart: saved (cart.js, line 40)',
			'cart.js:31 total {net: 2}',
			'=== run 3 of 10 ===\nleft 4 right 7',
		);
	});

	test('output that serves as a model to follow is part of a request', () => {
		check('request', 'add a help text like this example:\n$ tool --help\nUsage: tool [options]\n$');
	});

	test('a symptom, a correction or a remark on the work is a report', () => {
		check(
			'report',
			"it doesn't work on my phone",
			'the list is still empty after a reload',
			'you forgot the second column',
			'I get a blank page when I log in',
			'the button is too small now',
			'add the tax, because right now it is not included',
			'the total is wrong for two items',
			'hm, that broke the header',
			'wtf, where did the footer go',
			'fix the rounding',
			'undo that please',
			'reviewer feedback: the loop can be a map',
			'Around line 40 the handle is never closed',
		);
	});

	test('praise is a report', () => {
		check('report', 'works!', 'looks good', 'ok, that works now', 'this is much better');
	});

	test('naming a mechanical next step approves the work', () => {
		check(
			'proceed',
			'commit and push',
			'ok great, commit this',
			'create a PR',
			'please open a draft pull request',
			'looks fine, merge it',
			'continue',
			'go on with the next one',
			'git push',
			'npm install left-pad',
			'./run.sh',
			'there are merge conflicts with main',
			'damn, another merge issue',
			'we have merged it, start on the second half',
			'the hotfix is deployed',
		);
	});

	test('asking whether the work is right is a check', () => {
		check(
			'check',
			'run the tests again',
			'did you update the docs as well?',
			'does it handle an empty cart?',
			'are you sure?',
			'review the changes',
			'can you verify that the cache is used?',
			'make sure nothing else calls it',
			'/code-review',
			'npm test',
			'is this covered by a test, right?',
		);
	});

	test('an option, an agreement or an answer is a choice', () => {
		check(
			'choice',
			'2',
			'B',
			'option 3',
			'1, but without the cache',
			"yes, let's do 2",
			'yes',
			'ok',
			'go ahead',
			'sounds good, do it',
			'the second one',
			'both',
			'ok, fix them all please',
			'fix it up',
		);
	});

	test('weighing what to build is design', () => {
		check(
			'design',
			'what about a queue instead?',
			'should we keep the old endpoint?',
			'how hard would it be to support SQLite?',
			'I think a table fits better than cards',
			'what if the user has two carts?',
			"I'd rather have one file for each shop",
			'is there a better way to name this?',
			"ok, what's left?",
			'where were we with the basket',
		);
	});

	test('new work is a request', () => {
		check(
			'request',
			'add a button that empties the cart',
			'can you write a test for when the login fails?',
			"now let's rename Cart to Basket",
			'we need a dark theme',
			'@cart.ts rename the function',
			'users should also be able to sort by price',
			'there may be a bug in the export, put it on the list for later',
			'Implement the following plan:\n\n# Plan\n\n1. Fix `cart.ts:12`\n2. Error: say what is missing',
		);
	});

	test('asking for something to be found or explained is a question', () => {
		check(
			'question',
			'where is the price set?',
			'explain how the cart is stored',
			'look at the last commit',
			'which version of node is this',
		);
	});

	test('the plainest words of other languages are understood', () => {
		check(
			'report',
			'der Knopf funktioniert noch nicht',
			'il y a toujours une erreur',
			'el formulario no funciona en el móvil',
			'кнопка не работает',
			'还是不行',
			'ログインするとエラーになります',
			'아직 오류가 있어요',
		);
		check('choice', 'ja, mach das', "oui, d'accord", 'sí', 'да', '好的', 'はい', '네');
		check(
			'request',
			'füge einen Knopf hinzu',
			'ajoute un bouton au panier',
			'añade un botón',
			'adicione um botão',
			'добавь кнопку в корзину',
			'请在购物车里添加一个按钮',
			'カートにボタンを追加して',
			'장바구니에 버튼을 추가해 주세요',
		);
		check('question', '合計はどこで計算されますか？');
	});

	test('words that are not understood show nothing, and output between them is still output', () => {
		check('unclear', 'lägg en knapp i korgen', 'τι γίνεται με το καλάθι', '');
		check('report', `bitte ansehen\n${trace}`);
	});

	test('a sentence that begins with the name of a program is no command line', () => {
		check('request', 'make the rows wider', 'make login pages responsive');
		check('report', 'git push fails with a timeout', 'npm install is broken again');
		check('check', 'make -j4 test', 'go test ./...');
		check('proceed', 'source .venv/bin/activate', 'docker compose up -d');
	});

	test('any text has a sign, and the same one each time', () => {
		const text = fc.oneof(
			fc.string(),
			fc.string({ unit: 'grapheme' }),
			fc.array(fc.constantFrom('ok', 'fix', '?', '\n', '```', ' ', '$', 'not', '1', 'Error:', '/review')).map(parts => parts.join(' ')),
		);
		fc.assert(
			fc.property(text, prompt => {
				assert.ok(promptSigns.includes(signOf(prompt)));
				assert.equal(signOf(prompt), signOf(prompt));
			}),
		);
	});

	test('a huge prompt is read no longer than a large one', () => {
		const length = 5_000_000;
		for (const piece of ['a', 'ok, ', ' ', '\n', '"', 'not ', 'git a ', '.,', 'at (', '\\', 'a.b:', '1, ', '```\n', '{"']) {
			const prompt = piece.repeat(length / piece.length);
			assert.ok(promptSigns.includes(signOf(prompt)));
			assert.ok(typedChars(prompt) <= 2_000);
		}
	});

	test('short prompts of one repeated word are no slower', () => {
		for (const piece of ['git ', 'a ', 'ok ', 'yes, ', 'x', '1 ', 'all of ', '., ', 'not not ', 'i ', './']) {
			for (const end of ['', '?', '\u0000', ' ✗']) {
				assert.ok(promptSigns.includes(signOf(piece.repeat(Math.floor(118 / piece.length)) + end)));
			}
		}
	});
});

suite('What of a prompt was typed', () => {
	const typed = (prompt: string, chars: number): void => {
		assert.equal(typedChars(prompt), chars);
	};
	test('plain words count by the character', () => {
		typed('add a button', 12);
	});
	test('a pasted trace does not count', () => {
		typed(`look:\n${trace}`, 5);
	});
	test('fenced code does not count', () => {
		typed('use this\n```ts\nconst a = 1;\nconst b = 2;\n```\nplease', 14);
	});
	test('lines between lines of output are output too', () => {
		typed('see\n$ make\ncc -o cart cart.c\nlinking\n$ echo $?\n', 3);
	});
	test('of a document of many lines only the first and the last may be typed', () => {
		typed(['do this:', ...Array.from({ length: 60 }, (_, at) => `- item ${at}`), 'thanks'].join('\n'), 14);
	});
	test('nobody types for more than ten minutes', () => {
		typed('word '.repeat(10_000), 2_000);
	});
});
