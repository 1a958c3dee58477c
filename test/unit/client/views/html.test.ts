import assert from 'node:assert/strict';
import { freshNonce, pageHtml } from '../../../../src/client/views/pageHtml.ts';

suite("the Overview's page", () => {
	const html = pageHtml({ cspSource: 'vscode-resource:', nonce: 'abc123', script: 'vscode-resource:/dist/overview.js', title: 'A page' });
	const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';

	test('allows nothing that it does not name', () => {
		assert.match(policy, /^default-src 'none';/);
	});

	test('runs only the nonced script', () => {
		assert.match(policy, /script-src 'nonce-abc123'(;|$)/);
		assert.deepEqual(html.match(/<script\b[^>]*>/g), ['<script nonce="abc123" src="vscode-resource:/dist/overview.js">']);
		assert.doesNotMatch(html, /unsafe-inline|unsafe-eval|https?:\/\/|\son\w+=/);
	});

	test('cannot send anything anywhere', () => {
		assert.doesNotMatch(policy, /connect-src|img-src|frame-src|\*/);
		assert.match(policy, /form-action 'none'/);
	});

	test('has a fresh nonce each time', () => {
		const nonces = new Set(Array.from({ length: 100 }, freshNonce));
		assert.equal(nonces.size, 100);
		assert.ok([...nonces].every(nonce => /^[\w-]{22}$/.test(nonce)));
	});
});
