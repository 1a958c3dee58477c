/**
 * The seed of every property that names none: the same in each run, so that a run tells of what was changed and of nothing else.
 * `npm run test:seeds` looks further, with seeds of its own.
 */
import fc from 'fast-check';

const seed = Number(process.env['BOOKEND_SEED'] ?? 20_261_122);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
