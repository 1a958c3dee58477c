/** Pseudonyms: what is told of sessions and engineers instead of their ids and names. */
import { createHash, createHmac } from 'node:crypto';
import type { ContributorId, Summary, SummaryId } from '../../domain/summary/summary.ts';

/** Hexadecimal digits: as many as are far too many to be guessed. */
const LENGTH = 32;

/** Null for a secret that is not kept: nobody could be known again by it. */
export function contributorOf(secret: string | null): ContributorId | null {
	return secret === null ? null : (pseudonymOf(secret, 'contributor') as ContributorId);
}

/** `subject` names what is summed up: a session by its id, a period by its days. Without a secret the id is made from the figures. */
export function summaryIdOf(secret: string | null, subject: string, rest: Omit<Summary, 'id' | 'chosen'>): SummaryId {
	return pseudonymOf(secret, secret === null ? JSON.stringify(rest) : `summary ${subject}`) as SummaryId;
}

/**
 * Whoever does not know the secret, which never leaves the machine, can neither tell the name from the pseudonym, nor try whether a name
 * that they know is meant. Where no secret is kept, only the first holds.
 */
export function pseudonymOf(secret: string | null, name: string): string {
	const hash = secret === null ? createHash('sha256').update(name) : createHmac('sha256', secret).update(name);
	return hash.digest('hex').slice(0, LENGTH);
}

/** A pseudonym in the form of a UUID of version 8, which is one of somebody's own making. */
export function uuidOf(pseudonym: string): string {
	const digits = `${pseudonym.slice(0, 12)}8${pseudonym.slice(13, 16)}a${pseudonym.slice(17)}`;
	return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
