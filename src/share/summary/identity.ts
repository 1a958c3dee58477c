/** Pseudonyms: what is told of sessions and engineers instead of their ids and names. */
import { createHash, createHmac } from 'node:crypto';
import type { ContributorId, Summary, SummaryId } from '../../domain/summary/summary.ts';

/** Hexadecimal digits: as many as are far too many to be guessed. */
const LENGTH = 32;

/** Null for a secret that is not kept: nobody could be known again by it. */
export function contributorOf(secret: string | null): ContributorId | null {
	return secret === null ? null : (pseudonym(secret, 'contributor') as ContributorId);
}

/**
 * `subject` names what is summed up: a session by its id, a period by its days. Whoever does not know the secret, which never leaves the
 * machine, can neither tell the subject from the id, nor try whether a session that they know is meant. Where no secret is kept, the
 * id is made from the figures instead.
 */
export function summaryIdOf(secret: string | null, subject: string, rest: Omit<Summary, 'id' | 'chosen'>): SummaryId {
	const id = secret === null ? hex(createHash('sha256').update(JSON.stringify(rest))) : pseudonym(secret, `summary ${subject}`);
	return id as SummaryId;
}

function pseudonym(secret: string, name: string): string {
	return hex(createHmac('sha256', secret).update(name));
}

function hex(hash: { digest(encoding: 'hex'): string }): string {
	return hash.digest('hex').slice(0, LENGTH);
}
