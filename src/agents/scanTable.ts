/** The table in which a scan notes the values of a line: what `jsonScan.ts` and its inner loops in WebAssembly agree on. */

/** At this address stands where the next entry goes; entries end before `TABLE_END`. */
export const NEXT_ENTRY = 8;
export const TABLE_AT = 16;
export const TABLE_END = 256_000;
/** What an entry says of a value: where it begins and ends, where the entry after all that it holds stands, and the same of its name. */
export const [FROM, TO, AFTER, NAME_FROM, NAME_TO] = [0, 4, 8, 12, 16];
export const ENTRY_BYTES = 20;
/** What each function gives where the bytes are not what it wants. */
export const NONE = 0;
