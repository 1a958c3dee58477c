/** `bookend changes`: commits that carry agent-written lines, the sessions these came from, and what the spend became. */
import path from 'node:path';
import { formatCount, formatShare, formatUsd } from '../base/format.ts';
import { agentOf } from '../domain/trace/ids.ts';
import { spendParts, splitSpend, type SpendPart } from '../domain/value/spendSplit.ts';
import type { Choice } from '../server/book.ts';
import type { Engine } from '../server/engine.ts';
import { openWorkTree } from '../server/ledger/workTree.ts';
import { RepositoryChanges, type CommitChange, type RepositoryValue } from '../server/value/repositoryChanges.ts';
import { isoOrNull } from './json.ts';
import { table } from './table.ts';

/** Throws where there is no such folder, and where it is in no repository. */
export async function changesIn({ book }: Engine, choice: Choice, repo: string | null): Promise<RepositoryValue> {
	const folder = path.resolve(repo ?? '.');
	const value = await new RepositoryChanges(book).of(openWorkTree(folder), choice);
	if (value === undefined) {
		throw new Error(`${folder} is in no git repository of which git can tell the history. --repo names another folder.`);
	}
	return value;
}

export function changesJson({ changes, sessions }: RepositoryValue): object {
	const spend = splitSpend(sessions);
	return {
		schema: 'bookend/changes/1',
		commits: changes.map(({ commit, state, addedLines, lines, surviving, sessions: shares }) => ({
			sha: commit.id,
			at: isoOrNull(commit.at),
			state,
			...(addedLines === null ? {} : { addedLines }),
			agentLines: lines,
			survivingLines: surviving,
			sessions: shares.map(share => ({ session: share.session, agent: agentOf(share.session), lines: share.lines })),
		})),
		spendUsd: Object.fromEntries(spendParts.flatMap(part => (spend[part] === null ? [] : [[part, spend[part]]]))),
	};
}

export function changesText({ book }: Engine, value: RepositoryValue, width: number | null): string {
	const { calendar } = book.ports;
	const lines = table<CommitChange>(
		[
			{ title: 'commit', align: 'left', text: ({ commit }) => commit.id.slice(0, SHORT_ID) },
			{ title: 'title', align: 'left', text: ({ commit }) => commit.title },
			{ title: 'made', align: 'left', text: ({ commit }) => calendar.format(commit.at, 'yyyy-MM-dd HH:mm') },
			{ title: 'state', align: 'left', text: ({ state }) => state },
			{ title: 'added', align: 'right', text: ({ addedLines }) => (addedLines === null ? '' : formatCount(addedLines)) },
			{ title: 'by agents', align: 'right', text: change => formatCount(change.lines) },
			{ title: 'still there', align: 'right', text: change => formatCount(change.surviving) },
			{ title: 'sessions', align: 'right', text: ({ sessions }) => String(sessions.length) },
		],
		value.changes,
		width,
	);
	const listed = value.changes.length === 0 ? 'No commit here has agent-written lines of this choice.' : lines;
	return [listed, '', ...spendLines(value), ...notes(value)].join('\n');
}

const SHORT_ID = 10;

const partNames: Readonly<Record<SpendPart, string>> = {
	landed: 'landed, and still there',
	open: 'not landed yet',
	droppedOrReverted: 'dropped or reverted',
	noEdits: 'left no lines',
};

function spendLines({ sessions }: RepositoryValue): readonly string[] {
	const split = splitSpend(sessions);
	const sum = spendParts.reduce((total, part) => total + (split[part] ?? 0), 0);
	const share = (part: SpendPart): string => (sum === 0 || split[part] === null ? '' : formatShare(split[part] / sum));
	return [
		table<SpendPart>(
			[
				{ title: 'what the spend became', align: 'left', text: part => partNames[part] },
				{ title: 'estimate', align: 'right', text: part => formatUsd(split[part]) },
				{ title: 'share', align: 'right', text: share },
			],
			spendParts,
			null,
		),
		'',
	];
}

function notes({ defaultBranch, sessions }: RepositoryValue): readonly string[] {
	const unpriced = sessions.filter(({ costUsd }) => costUsd === null).length;
	return [
		defaultBranch === null
			? 'No default branch can be told from the others: nothing is said to have landed. `git remote set-head origin --auto` names one.'
			: `Landed means in ${defaultBranch}. Lines are followed by what stands on them; blank lines do not count.`,
		'A session’s spend is shared out by the lines that it left. The estimate is at list price; a subscription is billed otherwise.',
		...(unpriced === 0 ? [] : [`${formatCount(unpriced)} sessions without a price are not in it.`]),
	];
}
