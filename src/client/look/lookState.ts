import type { LookItem } from '../../protocol/look.ts';

/** The tree's node of an item: VS Code hands over the node that was clicked. */
export interface LookArgument {
	readonly item: LookItem;
}

/** What the manifest needs to know of the list: which welcome text is true. */
export type LookState = 'unknown' | 'nothing' | 'something';

/** Before the first answer nothing is known. */
export function lookStateOf(items: readonly LookItem[] | null): LookState {
	if (items === null) {
		return 'unknown';
	}
	return items.length === 0 ? 'nothing' : 'something';
}
