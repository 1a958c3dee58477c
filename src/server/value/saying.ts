/** The engineer says what work was and what came of it: of a session that they started, whichever of its parts was named. */
import type { SessionId } from '../../domain/trace/ids.ts';
import type { SayKind, SayOutcome } from '../../protocol/value.ts';
import type { Engine } from '../engine.ts';

/** Gives the mark's id. */
export function sayOutcome({ book, marks }: Engine, said: SayOutcome): string {
	const { subject } = said;
	return subject.of === 'change'
		? marks.sayOutcome(said)
		: marks.sayOutcome({ ...said, subject: { ...subject, session: book.rootOf(subject.session as SessionId) } });
}

export function sayKind({ book, marks }: Engine, { session, work }: SayKind): string {
	return marks.sayKind({ session: book.rootOf(session as SessionId), work });
}
