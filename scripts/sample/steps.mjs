/** What happens in a session, as data that both agents' writers understand. */

/** `after` is how many seconds the engineer takes before the prompt is sent. */
export const prompt = (text, after) => ({ kind: 'prompt', text, after, planMode: false });
export const plan = (text, after) => ({ kind: 'prompt', text, after, planMode: true });
/** The agent shows its plan, and has the engineer's word after so many seconds. */
export const present = (text, takes) => ({ kind: 'present', plan: text, takes });
export const read = path => ({ kind: 'read', path });
/** Lines from line `at` on are replaced. */
export const edit = (path, at, removed, added) => ({ kind: 'edit', path, at, removed, added });
export const write = (path, lines) => ({ kind: 'write', path, lines });
export const run = (command, output, { passed = true, takes }) => ({ kind: 'run', command, output, passed, takes });
export const say = text => ({ kind: 'say', text });
/** A subagent takes steps of its own and reports its finding. */
export const task = (description, text, model, steps, finding) => ({ kind: 'task', description, prompt: text, model, steps, finding });

export const testsPass = (count, takes) => run('npm test', `${count} passing`, { takes });
export const testsFail = (count, failed, takes) =>
	run('npm test', `${count - failed} passing\n${failed} failing`, { passed: false, takes });
export const typesHold = run('npx tsc --noEmit', '', { takes: 9 });

export const opus = 'claude-opus-4-8';
export const sonnet = 'claude-sonnet-5';
export const haiku = 'claude-haiku-4-5';
