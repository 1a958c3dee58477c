import type { ReasonCode } from './slice.ts';

/** The sentence for people: what went on in a slice of this reason. */
export function sentenceOf(reason: ReasonCode): string {
	return sentences[reason];
}

const sentences: Readonly<Record<ReasonCode, string>> = {
	'composed-prompt': 'wrote the next prompt',
	'plan-mode': 'planned with the agent in plan mode',
	'asked-and-answered': 'asked, and the agent read and answered',
	'answered-agent': 'answered a question of the agent',
	'approved-plan': 'read a plan of the agent and decided on it',
	'wrote-spec': 'had the agent write a plan or a specification',
	'agent-worked': 'the agent worked',
	'agent-checked': 'had the agent check what was built',
	'read-result': 'read and tried what the agent had done',
	'reported-result': 'told the agent what came of its work',
	'considered-next': 'thought about what comes next',
};
