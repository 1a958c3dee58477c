/** What invented reports have in common. */
import { HOUR_MS } from '../../src/base/units.ts';
import { link } from '../../src/domain/report/prose.ts';

/** Friday, 20 November 2026, 00:00 in Berlin. */
export const midnight = Date.UTC(2026, 10, 19, 23);
const now = midnight + 18 * HOUR_MS;

export const around = { generatedAt: now, timeZone: 'Europe/Berlin', ways: [], sample: false } as const;
export const uriOf = (path: string): string => `file:///home/ada/bookend/${path}`;
export const session = (title: string) => link(title, { kind: 'openSession', session: `claude-code:${title}` }, 'Claude Code in bookend');
