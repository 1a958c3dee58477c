/**
 * Agent Trace 0.1.0 (agent-trace.dev): who wrote which lines of a revision. Its published schema asks for a version of two numbers, its
 * text and examples have three; we write what the text says and read both.
 */
import * as z from 'zod';

export const AGENT_TRACE_VERSION = '0.1.0';

const contributor = z.object({ type: z.enum(['human', 'ai', 'mixed', 'unknown']), model_id: z.string().max(250).optional() });
const lineNumber = z.int().min(1);
const range = z
	.object({ start_line: lineNumber, end_line: lineNumber, contributor: contributor.optional() })
	.refine(({ start_line: from, end_line: to }) => from <= to, 'a range ends where it begins, or after');
const conversation = z.object({ url: z.string().optional(), contributor: contributor.optional(), ranges: z.array(range) });

/** What we read of a record; more may stand there. */
export const traceRecordSchema = z.object({
	version: z.string().regex(/^\d+\.\d+(?:\.\d+)?$/),
	id: z.string(),
	timestamp: z.iso.datetime({ offset: true }),
	vcs: z.object({ type: z.enum(['git', 'jj', 'hg', 'svn']), revision: z.string() }).optional(),
	tool: z.object({ name: z.string().optional(), version: z.string().optional() }).optional(),
	files: z.array(z.object({ path: z.string(), conversations: z.array(conversation) })),
	metadata: z.record(z.string(), z.unknown()).optional(),
});
export type TraceRecord = z.infer<typeof traceRecordSchema>;

/** As models.dev names them: who offers it, and its name. Undefined for a model that is not public, or not known. */
export function modelIdOf(sharedName: string | null): string | undefined {
	const provider = providers.find(([, family]) => sharedName !== null && family.test(sharedName))?.[0];
	return provider === undefined ? undefined : `${provider}/${String(sharedName)}`;
}

const providers: readonly (readonly [provider: string, family: RegExp])[] = [
	['anthropic', /^claude/i],
	['openai', /^(?:chatgpt|codex|gpt|o\d)/i],
	['google', /^(?:gemini|gemma)/i],
	['xai', /^grok/i],
	['mistral', /^(?:codestral|devstral|magistral|mi[sx]tral)/i],
	['deepseek', /^deepseek/i],
	['alibaba', /^q(?:wen|wq)/i],
	['moonshotai', /^kimi/i],
];
