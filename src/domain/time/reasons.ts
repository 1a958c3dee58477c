import type { ReasonCode } from './slice.ts';

/** What a sentence may name besides the reason. */
export interface About {
	/** The name of the agent of the slice's session; null where it has none. */
	readonly agent: string | null;
	/** The slice's file. */
	readonly file: string | null;
}

/** The sentence for people: what went on in a slice of this reason. */
export function sentenceOf(reason: ReasonCode, { agent, file }: About = { agent: null, file: null }): string {
	const place = file === null || reason === 'said-so' ? '' : ` in ${file.slice(file.lastIndexOf('/') + 1)}`;
	return `${sentences[reason].replace(AN_AGENT, agent ?? AN_AGENT)}${place}`;
}

const AN_AGENT = 'an agent';

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
	'looked-at-diff': 'looked at a diff of what an agent changed',
	'looked-at-lines': 'looked at unreviewed lines that an agent wrote',
	'ran-checks': 'ran checks and read their result',
	'ran-program': 'ran the program',
	debugged: 'debugged',
	'typed-test': 'wrote a test by hand',
	'typed-spec': 'wrote a specification or notes',
	'typed-code': 'wrote code by hand',
	'at-work': 'was at work on something that fits no phase',
	'said-so': 'you said so',
};
