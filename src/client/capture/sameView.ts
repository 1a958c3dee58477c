import type { View } from '../../protocol/notices.ts';

/** Whether two views show the same lines. */
export function sameView(one: View | null, other: View | null): boolean {
	if (one === null || other === null || one.kind === 'elsewhere' || other.kind === 'elsewhere') {
		return one?.kind === other?.kind;
	}
	return placeOf(one) === placeOf(other) && sameLines(one.visible, other.visible);
}

type Shown = Exclude<View, { kind: 'elsewhere' }>;

function placeOf(view: Shown): string {
	return view.kind === 'text' ? view.uri : `${view.original}\n${view.modified}`;
}

function sameLines(some: Shown['visible'], others: Shown['visible']): boolean {
	return some.length === others.length && some.every(({ from, to }, index) => from === others[index]?.from && to === others[index].to);
}
