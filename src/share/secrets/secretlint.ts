/** The rules of Secretlint for the tokens and keys of well-known services. Loaded only when a text is looked through. */
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

const PRESET = '@secretlint/secretlint-rule-preset-recommend';

export interface RuleFinding {
	/** "github" */
	readonly rule: string;
	/** Counted in characters from 0; `to` is not part of it. */
	readonly from: number;
	readonly to: number;
}

export async function findByRules(text: string): Promise<readonly RuleFinding[]> {
	const source = { content: text, filePath: 'text.txt', ext: '.txt', contentType: 'text' } as const;
	const { messages } = await lintSource({ source, options: { config: { rules: [{ id: PRESET, rule: creator, options: {} }] } } });
	return messages.map(({ ruleId, range: [from, to] }) => ({ rule: ruleId.replace(/^.*secretlint-rule-/, ''), from, to }));
}
