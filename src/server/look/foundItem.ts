import type { SessionId } from '../../domain/trace/ids.ts';
import type { LookItem } from '../../protocol/look.ts';

/** An item before its session's title is known: that stands in the transcript. */
export type FoundItem = Omit<LookItem, 'title' | 'session'> & { readonly session: SessionId | null };
