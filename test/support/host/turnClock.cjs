/** Loaded into a process under test: transcripts of a fixed day are then those of today. */
const offset = Number(process.env.BOOKEND_TEST_CLOCK_OFFSET_MS);
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
	construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [RealDate.now() + offset] : args, newTarget),
	apply: () => new RealDate(RealDate.now() + offset).toString(),
	get: (target, name, receiver) => (name === 'now' ? () => RealDate.now() + offset : Reflect.get(target, name, receiver)),
});
// Node hands --require down to what is forked; what is spawned takes it from here.
process.env.NODE_OPTIONS = `--require "${__filename}"`;
