/** Claims that nothing on record backs: an agent says in the end that tests pass, and none ran after its last edit. */
import { pathKind } from '../../time/pathKind.ts';
import { verificationClasses, type CommandClass } from '../../trace/command.ts';
import type { Claim } from '../../trace/claim.ts';
import type { TurnClaim } from '../../trace/facts.ts';
import type { EditRow, TurnRow } from '../../trace/rows.ts';
import type { SpeakingRun } from '../evidence.ts';

/** One session with its subagents, and every run that may back what it claims. */
export interface ClaimedWork {
	readonly turns: readonly TurnRow[];
	readonly edits: readonly EditRow[];
	readonly runs: readonly SpeakingRun[];
}

export interface UnbackedClaim {
	readonly turn: TurnRow;
	readonly claim: TurnClaim;
	/** The last change of code before it. */
	readonly edit: EditRow;
	/** The last run in between, which failed; null where there was none. */
	readonly failed: SpeakingRun | null;
}

/** Of several claims after the same edit the last. What a later run that passed has made true is no longer among them. */
export function unbackedClaims({ turns, edits, runs }: ClaimedWork): readonly UnbackedClaim[] {
	const code = edits.filter(({ path }) => codeKinds.has(pathKind(path))).toSorted((a, b) => a.at - b.at);
	const found = turns.toSorted((a, b) => a.endedAt - b.endedAt).flatMap(turn => unbackedIn(turn, code, runs));
	return [...new Map(found.map(one => [one.edit.id, one])).values()];
}

const codeKinds: ReadonlySet<string> = new Set(['source', 'test']);

function unbackedIn(turn: TurnRow, code: readonly EditRow[], runs: readonly SpeakingRun[]): UnbackedClaim[] {
	const claim = turn.end === 'done' ? turn.claim : null;
	const edit = claim === null ? undefined : code.findLast(({ at }) => at <= claim.at);
	if (claim === null || claim.value === 'nothing' || edit === undefined) {
		return [];
	}
	const since = runs.filter(run => edit.at <= run.startedAt && backing[claim.value].has(run.class));
	const before = since.filter(({ startedAt }) => startedAt <= claim.at).toSorted((a, b) => a.startedAt - b.startedAt);
	const isBacked = since.some(({ result }) => result === 'passed') || isDoubtful(claim.value, before);
	return isBacked ? [] : [{ turn, claim, edit, failed: before.at(-1) ?? null }];
}

/** What came of a run may not be on record, as where its output was piped: then nothing contradicts the claim. */
function isDoubtful(claim: Claim, runs: readonly SpeakingRun[]): boolean {
	return claim === 'checked' ? runs.length > 0 : runs.some(({ result }) => result === 'unknown');
}

/** What has to have run for a claim to be true. */
const backing: Readonly<Record<Claim, ReadonlySet<CommandClass>>> = {
	testsPass: new Set(['test']),
	checked: new Set([...verificationClasses, 'run']),
	nothing: new Set(),
};
