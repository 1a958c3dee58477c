/** The agents that Bookend reads, for rooms that may not enter theirs. */
export { agents } from '../agents/registry.ts';
