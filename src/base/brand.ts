declare const brand: unique symbol;

/** A string that only its own maker hands out, so that ids of different things cannot be mixed up. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };
