/** Messages of both generations as steps. */
import * as z from 'zod';
import {
	agentMessage,
	olderMessage,
	olderUse,
	resultContent,
	segment,
	textContent,
	useContent,
	userMessage,
	type ToolResult,
	type ToolUse,
} from './schema.ts';

export type Step =
	| { readonly kind: 'prompt'; readonly id: string | null; readonly words: string }
	| { readonly kind: 'answer'; readonly words: string; readonly calls: readonly Call[] }
	/** What the thread notes of itself. */
	| { readonly kind: 'nothing' };

export interface Call {
	readonly use: ToolUse;
	/** Null while it runs, or where it was broken off. */
	readonly result: ToolResult | null;
}

/** Null for a message in another shape. */
export function stepOf(value: unknown): Step | null {
	const user = userMessage.safeParse(value).data?.User;
	if (user !== undefined) {
		return { kind: 'prompt', id: user.id ?? null, words: textsIn(user.content) };
	}
	const agent = agentMessage.safeParse(value).data?.Agent;
	if (agent !== undefined) {
		const uses = agent.content.flatMap(one => useContent.safeParse(one).data?.ToolUse ?? []);
		const results = Object.values(agent.tool_results);
		return { kind: 'answer', words: textsIn(agent.content), calls: callsOf(uses, results) };
	}
	return value === 'Resume' || isNote.safeParse(value).success ? { kind: 'nothing' } : olderStep(value);
}

const isNote = z.union([z.object({ Resume: z.unknown() }), z.object({ Compaction: z.unknown() })]);

function olderStep(value: unknown): Step | null {
	const message = olderMessage.safeParse(value).data;
	switch (message?.role) {
		case 'user':
			return { kind: 'prompt', id: null, words: segmentsIn(message.segments) };
		case 'assistant': {
			const uses = message.tool_uses.flatMap(one => olderUse.safeParse(one).data ?? []);
			return { kind: 'answer', words: segmentsIn(message.segments), calls: callsOf(uses, message.tool_results) };
		}
		case 'system':
			return { kind: 'nothing' };
		default:
			return null;
	}
}

function callsOf(uses: readonly ToolUse[], values: readonly unknown[]): readonly Call[] {
	const results = values.flatMap(value => resultContent.safeParse(value).data ?? []);
	return uses.map(use => ({ use, result: results.find(({ tool_use_id: id }) => id === use.id) ?? null }));
}

function textsIn(content: readonly unknown[]): string {
	return content.flatMap(one => textContent.safeParse(one).data?.Text ?? []).join('\n');
}

function segmentsIn(segments: readonly unknown[]): string {
	return segments.flatMap(one => segment.safeParse(one).data?.text ?? []).join('\n');
}
