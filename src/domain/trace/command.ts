export const commandClasses = ['test', 'typecheck', 'lint', 'build', 'run', 'vcs', 'other'] as const;
export type CommandClass = (typeof commandClasses)[number];

/** Where an engineer starts a run. */
export const runPlaces = ['terminal', 'task', 'debug'] as const;
export type RunPlace = (typeof runPlaces)[number];

export const commandResults = ['passed', 'failed', 'unknown'] as const;
/** Unknown: the transcript does not say, or what it says is not the result of the command that counts (a pipe, `|| true`). */
export type CommandResult = (typeof commandResults)[number];

/** Classes whose passing speaks for the code: see "verification run" in the design. */
export const verificationClasses: ReadonlySet<CommandClass> = new Set<CommandClass>(['test', 'typecheck', 'lint', 'build']);
