/** What the page holds, and how it changes: by what the host sends and by what the person chooses. Without a word of HTML. */
import type { Overview, Progress, Scope, Trouble } from '../../protocol/overview.ts';
import type { ToOverviewPage } from '../../protocol/webview.ts';

export interface PageState {
	readonly overview: Overview | null;
	readonly progress: Progress | null;
	readonly trouble: Trouble | null;
	readonly look: ToOverviewPage['look'];
	/** The scope that the person chose, until the host has sent it. */
	readonly wish: Scope | null;
}

export const emptyState: PageState = { overview: null, progress: null, trouble: null, look: null, wish: null };

const firstScope: Scope = { period: 'today', project: null };

/** The scope that the switches show. */
export function scopeOf(state: PageState): Scope {
	return state.wish ?? state.overview?.scope ?? firstScope;
}

/** True while the figures on show are of another scope than the switches. */
export function isWaiting(state: PageState): boolean {
	return state.overview !== null && state.wish !== null && !isSame(state.overview.scope, state.wish);
}

export function chosen(state: PageState, scope: Scope): PageState {
	return { ...state, wish: scope };
}

/** Figures of a scope that the person has left do not push away those that they wait for or look at. */
export function received(state: PageState, { overview, progress, trouble, look }: ToOverviewPage): PageState {
	const wish = stillWished(state.wish, overview);
	const isLate = overview !== null && wish !== null && !isSame(overview.scope, wish) && !isWaiting({ ...state, wish });
	return { overview: isLate ? (state.overview ?? overview) : overview, progress, trouble, look, wish };
}

/** A wish ends when it is granted, and when its project is gone. */
function stillWished(wish: Scope | null, overview: Overview | null): Scope | null {
	if (wish === null || overview === null) {
		return wish;
	}
	const isGone = wish.project !== null && !overview.projects.some(({ id }) => id === wish.project);
	return isGone || isSame(overview.scope, wish) ? null : wish;
}

function isSame(a: Scope, b: Scope): boolean {
	return a.period === b.period && a.project === b.project;
}

export type View = 'loading' | 'troubleOnly' | 'welcome' | 'nothingInPeriod' | 'figures';

/** Which of its faces the page shows. */
export function viewOf({ overview, progress, trouble }: PageState): View {
	if (overview === null) {
		return trouble === null || isPassing(trouble) ? 'loading' : 'troubleOnly';
	}
	if (overview.sessions.latestAt === null) {
		return progress?.kind === 'reading' ? 'loading' : 'welcome';
	}
	return overview.sessions.inPeriod === 0 ? 'nothingInPeriod' : 'figures';
}

/** Trouble that Bookend is getting out of by itself. */
export function isPassing(trouble: Trouble): boolean {
	return trouble.kind === 'starting' || trouble.kind === 'restarting';
}

/**
 * Names the form of what is kept while the page is hidden. A page that has kept another form starts empty.
 * A test holds it to the Overview's schema.
 */
export const savedForm = 'overview-3f92f1f8';

interface Saved {
	readonly form: typeof savedForm;
	readonly overview: Overview | null;
	readonly scope: Scope;
	readonly scroll: number;
}

/** Progress, trouble and what is worth a look are of the moment and are not kept. */
export function savedOf(state: PageState, scroll: number): Saved {
	return { form: savedForm, overview: state.overview, scope: scopeOf(state), scroll };
}

export function restored(saved: unknown): { readonly state: PageState; readonly scroll: number } {
	if (!isSaved(saved)) {
		return { state: emptyState, scroll: 0 };
	}
	return { state: { ...emptyState, overview: saved.overview, wish: saved.scope }, scroll: saved.scroll };
}

function isSaved(saved: unknown): saved is Saved {
	return typeof saved === 'object' && saved !== null && 'form' in saved && saved.form === savedForm;
}
