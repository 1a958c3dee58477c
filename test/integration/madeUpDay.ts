/** The time that it is in the extension host under test: a Sunday afternoon, so that hours before it are today's. */
export const now = Date.parse('2026-05-24T16:00:00+02:00');
export const timeZone = 'Europe/Berlin';
