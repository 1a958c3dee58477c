import type { Notice, PresenceSign } from '../../protocol/notices.ts';

/** Where everything that is seen of the engineer goes. */
export interface Observer {
	/** Milliseconds since the epoch. */
	now(): number;
	put(notice: Notice): void;
	/** The engineer is there. Where it is not in the editor, what the editor shows is not what is looked at. */
	sign(sign: PresenceSign): void;
}
