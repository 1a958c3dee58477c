import assert from 'node:assert/strict';
import fc from 'fast-check';
import { secretsIn } from '../../../../src/share/secrets/secrets.ts';

suite('What must not be shared by mistake', () => {
	const kinds = async (text: string): Promise<readonly string[]> => (await secretsIn(text)).map(({ what }) => what);

	/** Made up, and put together here: nothing that looks like a secret stands in a file of the project. */
	const planted: readonly (readonly [string, string])[] = [
		['github', `ghp_${'a1B2'.repeat(9)}`],
		['slack', ['xoxb', '123456789012', '1234567890123', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('-')],
		['web token', ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'c2lnbmF0dXJl'].join('.')],
		['authorization', `Authorization: Bearer abc`],
		['authorization', `Bearer 0123456789abcdef`],
		['password', 'DB_PASSWORD=hunter2'],
		['password', '"password": "correct horse"'],
		['password', 'api-key: k3y'],
		['address', 'postgres://ada:s3cret@db.example/app'],
		['private key', `-----BEGIN RSA PRIVATE KEY-----`],
	];
	for (const [what, text] of planted) {
		test(`is found: ${what} (${text.slice(0, 12)}…)`, async () => {
			assert.match((await kinds(`Some words before it, ${text} and some after.`)).join('; '), new RegExp(what));
		});
	}

	test('is found where it stands, and is not repeated', async () => {
		const [secret] = await secretsIn('First line.\r\nThe pin: password=hunter2');
		assert.deepEqual(secret, { what: 'a password or key with its value', line: 2, column: 10 });
	});

	test('is not found in what people write of their work', async () => {
		const text =
			'Rewrote the token budget: 40 tests, 2 of them new. The password reset page works; see src/auth/token.ts. Basic documentation-of-it is there.';
		assert.deepEqual(await kinds(text), []);
	});

	test('never throws, whatever the text', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), async text => {
				assert.ok(Array.isArray(await secretsIn(text)));
			}),
			{ numRuns: 50 },
		);
	});
});
