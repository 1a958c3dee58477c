/**
 * What a prompt of the engineer shows about the time before it and the turn after it. Only this class is kept, never the words.
 *
 * - report: a result, pasted output, an error, a remark on the work or a correction of it
 * - check: asks for checking what was built: review, run the tests, reproduce, "did you", "does it"
 * - question: asks about something without asking for a change
 * - design: weighs what to build: an idea, an opinion, a question about what should be or is left to do
 * - choice: picks an option or answers the agent's question
 * - request: new work to be done
 * - proceed: approves the work or has delivered it, and names a mechanical next step: commit, push, settle a merge, go on
 * - unclear: shows nothing
 */
export const promptSigns = ['report', 'check', 'question', 'design', 'choice', 'request', 'proceed', 'unclear'] as const;
export type PromptSign = (typeof promptSigns)[number];
