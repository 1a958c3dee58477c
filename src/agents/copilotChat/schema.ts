/** A chat session as VS Code keeps it, as far as we read it. The format is not ours: what is not named here may be anything. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, what it is part of is still worth reading. */
const hint = z.string().nullable().catch(null);
const flag = z.boolean().nullable().catch(null);
const number = z.number().nullable().catch(null);
const count = z.int().nonnegative().nullable().catch(null);

/** One line of an operation log: all of the session, or what was set, pushed or deleted in it. */
const key = z.array(z.union([z.string(), z.int().nonnegative()])).min(1);
export const operation = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal(0), v: z.record(z.string(), z.unknown()) }),
	z.object({ kind: z.literal(1), k: key, v: z.unknown().optional() }),
	z.object({ kind: z.literal(2), k: key, v: z.array(z.unknown()).nullish(), i: z.int().nonnegative().nullish() }),
	z.object({ kind: z.literal(3), k: key }),
]);
export type Operation = z.infer<typeof operation>;

export const session = z.object({
	sessionId: hint,
	customTitle: hint,
	repoData: z.object({ localBranch: hint }).catch({ localBranch: null }),
	requests: z.array(z.unknown()),
});
export type Session = z.infer<typeof session>;

/** A place on disk, as a string or as VS Code's object for it. */
export const uri = z.union([z.string(), z.object({ fsPath: hint, external: hint, path: hint, scheme: hint })]);
export type Uri = z.infer<typeof uri>;

const toolCall = z.object({ id: hint, name: z.string(), arguments: hint });
export type ToolCall = z.infer<typeof toolCall>;

const round = z.object({
	response: hint,
	timestamp: number,
	toolCalls: z.array(toolCall.nullable().catch(null)).catch([]),
});
const noRound = { response: null, timestamp: null, toolCalls: [] };

const metadata = z.object({
	resolvedModel: hint,
	responseId: hint,
	promptTokens: count,
	outputTokens: count,
	toolCallRounds: z.array(round.catch(noRound)).catch([]),
	toolCallResults: z.record(z.string(), z.unknown()).catch({}),
});
const noMetadata = {
	resolvedModel: null,
	responseId: null,
	promptTokens: null,
	outputTokens: null,
	toolCallRounds: [],
	toolCallResults: {},
};

const result = z.object({
	timings: z.object({ totalElapsed: number }).nullable().catch(null),
	errorDetails: z.object({ code: hint }).nullable().catch(null),
	usage: z.object({ promptTokens: count, completionTokens: count }).catch({ promptTokens: null, completionTokens: null }),
	metadata: metadata.catch(noMetadata),
});
const noResult = { timings: null, errorDetails: null, usage: { promptTokens: null, completionTokens: null }, metadata: noMetadata };

const modelTotal = z.object({ model: hint, modelId: hint, inputTokens: count, cachedTokens: count, outputTokens: count });
export type ModelTotal = z.infer<typeof modelTotal>;

const words = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);

export const request = z.object({
	requestId: z.string(),
	timestamp: number,
	message: words.catch(''),
	modelId: hint,
	modeInfo: z
		.object({ modeId: hint, modeName: hint, modeInstructions: z.object({ name: hint }).catch({ name: null }) })
		.catch({ modeId: null, modeName: null, modeInstructions: { name: null } }),
	isSystemInitiated: flag,
	isCanceled: flag,
	modelState: z.object({ value: count, completedAt: number }).catch({ value: null, completedAt: null }),
	elapsedMs: number,
	promptTokens: count,
	completionTokens: count,
	modelTotals: z.array(modelTotal.nullable().catch(null)).catch([]),
	response: z.array(z.unknown()).catch([]),
	result: result.catch(noResult),
});
export type Request = z.infer<typeof request>;

/** Parts of a response. */
const textEdit = z.object({ text: z.string(), range: z.object({ startLineNumber: z.int(), endLineNumber: z.int() }) });
export const editGroup = z.object({
	kind: z.enum(['textEditGroup', 'notebookEditGroup']),
	uri,
	edits: z.array(z.array(textEdit.nullable().catch(null)).catch([])).catch([]),
});
export type EditGroup = z.infer<typeof editGroup>;

export const terminalPart = z.object({
	kind: z.literal('toolInvocationSerialized'),
	toolCallId: z.string(),
	isComplete: flag,
	/** True or false in older versions; then how it was confirmed. */
	isConfirmed: z
		.union([z.boolean(), z.object({ type: z.int() }).transform(({ type }) => type)])
		.nullish()
		.catch(null),
	toolSpecificData: z.object({
		kind: z.literal('terminal'),
		command: hint,
		commandLine: z
			.object({ original: hint, userEdited: hint, toolEdited: hint })
			.catch({ original: null, userEdited: null, toolEdited: null }),
		cwd: uri.nullable().catch(null),
		terminalCommandState: z
			.object({ exitCode: z.int().nullable().catch(null), timestamp: number, duration: number })
			.catch({ exitCode: null, timestamp: null, duration: null }),
	}),
});
export type TerminalPart = z.infer<typeof terminalPart>;

export const planPart = z.object({ kind: z.literal('planReview') });

/** What the tools ask for. */
const replacementArgs = z.object({ filePath: z.string(), oldString: z.string(), newString: z.string() });
export const replaceArgs = replacementArgs;
export const multiReplaceArgs = z.object({ replacements: z.array(replacementArgs) });
export const createArgs = z.object({ filePath: z.string(), content: z.string() });
export const patchArgs = z.object({ input: z.string() });

/** Which folder a workspace is of. */
export const workspace = z.object({ folder: z.string() });

/** One line of a debug log that tells a model's response. */
export const debugCall = z.object({
	ts: z.number(),
	type: z.literal('llm_request'),
	spanId: z.string(),
	attrs: z.object({ model: hint, inputTokens: z.int().nonnegative(), outputTokens: z.int().nonnegative(), cachedTokens: count }),
});
export type DebugCall = z.infer<typeof debugCall>;
