/** The numbers on the wires. What the extension host loads describes its schemas with zod's small form, which is a third of the large one. */
import { en } from 'zod/locales';
import * as z from 'zod/mini';

// The small form brings no words for what is wrong.
z.config(en());

/** Whole, from 0. */
export const count = z.int().check(z.nonnegative());
/** Whole, from 1. */
export const atLeastOne = z.int().check(z.minimum(1));
/** From 0: US dollars, seconds, bytes. */
export const quantity = z.number().check(z.nonnegative());
/** Of a whole, from 0 to 1. */
export const share = z.number().check(z.minimum(0), z.maximum(1));
