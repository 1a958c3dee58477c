declare const BOOKEND_VERSION: string | undefined;

/** The version in package.json, put in by the build; "source" where the code runs unbundled. */
export const version: string = typeof BOOKEND_VERSION === 'string' ? BOOKEND_VERSION : 'source';
