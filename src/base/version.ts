declare const BOOKEND_VERSION: string | undefined;
declare const BOOKEND_RULES: string | undefined;

/** The version in package.json, put in by the build; "source" where the code runs unbundled. */
export const version: string = typeof BOOKEND_VERSION === 'string' ? BOOKEND_VERSION : 'source';

/** Names the rules by which things are found out of what is on record: another one where any of them has changed. Put in by the build. */
export const rules: string = typeof BOOKEND_RULES === 'string' ? BOOKEND_RULES : 'source';
