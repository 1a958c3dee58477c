/** How commands ended, by what the model was told of them. */
import { parseJson } from '../../base/json.ts';
import type { Call } from './conversation.ts';
import { commandInput, commandsInput, operations, type Operation } from './conversationSchema.ts';

/** The first call that asked for this command line and was not taken yet. */
export function callOfCommand(calls: readonly Call[], command: string, isTaken: (call: Call) => boolean): Call | undefined {
	return calls.find(call => !isTaken(call) && commandInput.safeParse(call.input).data?.command.trim() === command.trim());
}

/** Null where the answer does not say it: older versions only repeat what was printed. */
export function exitCodeIn(answer: string): number | null {
	const [words = ''] = answer.split(/^(?:Output|Here's the output)/m, 1);
	const code = /(?:Exit code: |\(exit code |failed with exit code )(-?\d+)/.exec(words)?.[1];
	return code === undefined ? null : Number(code);
}

export interface CommandRun {
	readonly command: string;
	/** Null where it is not known. */
	readonly exitCode: number | null;
}

/** The commands of a newer Cline's call, with what each came to. */
export function commandsOf({ input, outcome }: Call): readonly CommandRun[] {
	const told = outcome.kind === 'answered' ? operations.safeParse(parseJson(outcome.text)).data : undefined;
	const commands = commandsInput.safeParse(input).data ?? [];
	return commands.map((command, index) => ({ command, exitCode: exitCodeOf(told?.[index]) }));
}

function exitCodeOf(operation: Operation | undefined): number | null {
	if (operation === undefined || operation.success) {
		return operation === undefined ? null : 0;
	}
	const code = /exited with code (-?\d+)/.exec(operation.error ?? '')?.[1];
	return code === undefined ? null : Number(code);
}
