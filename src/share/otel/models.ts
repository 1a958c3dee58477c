/** A model as OpenTelemetry's conventions for generative AI name it and who offers it. */
import type { Attributes } from './telemetry.ts';

/** The conventions' own names, by how models are called. */
const providers: readonly (readonly [models: RegExp, provider: string])[] = [
	[/^claude/i, 'anthropic'],
	[/^(?:chatgpt|codex|gpt|o\d)/i, 'openai'],
	[/^gemini/i, 'gcp.gemini'],
	[/^grok/i, 'x_ai'],
	[/^(?:codestral|devstral|magistral|mi[sx]tral)/i, 'mistral_ai'],
	[/^deepseek/i, 'deepseek'],
	[/^kimi/i, 'moonshot_ai'],
	[/^command/i, 'cohere'],
];

/** What has to stand at figures of tokens. Null is a model that no record names. */
export function modelAttributes(model: string | null): Attributes {
	const provider = providers.find(([models]) => models.test(model ?? ''))?.[1] ?? 'unknown';
	return {
		'gen_ai.operation.name': 'chat',
		'gen_ai.provider.name': provider,
		'gen_ai.token.modality': 'unknown',
		...(model === null ? {} : { 'gen_ai.response.model': model }),
	};
}
