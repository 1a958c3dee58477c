/** What kind of work a session was, from what it touched and ran and from what its prompts show. */
import { formatCount, formatCounted } from '../../base/format.ts';
import { workSigns, type SessionWork, type WorkSigns } from './sessionWork.ts';

export const workKinds = ['feature', 'fix', 'test', 'refactor', 'docs', 'build', 'exploration', 'review', 'operations'] as const;
export type WorkKind = (typeof workKinds)[number];

/** As people read them. */
export const workKindNames: Readonly<Record<WorkKind, string>> = {
	feature: 'feature',
	fix: 'fix',
	test: 'tests',
	refactor: 'refactoring',
	docs: 'docs',
	build: 'build and configuration',
	exploration: 'exploration',
	review: 'review',
	operations: 'operations',
};

/** A kind, and by what it was told, as a sentence. */
export interface KindOfWork {
	readonly kind: WorkKind;
	readonly why: string;
}

export function kindOfWork(work: SessionWork): KindOfWork {
	const signs = workSigns(work);
	for (const { kind, why } of signs.touched === 0 ? withoutEdits : withEdits) {
		const sentence = why(signs);
		if (sentence !== null) {
			return { kind, why: sentence };
		}
	}
	return signs.touched === 0
		? { kind: 'exploration', why: 'It changed no file, and what it ran shows nothing more.' }
		: { kind: 'feature', why: grown(signs) };
}

/** Chosen: what is more than this of the lines is what the session was about. */
const MOST = 0.6;
/** Chosen: code of which so much more went than came, as a part of what changed, was given another form. */
const LEAST_SHRINKAGE = 0.1;
/** Chosen: of fewer lines nobody can say that they were given another form. */
const ENOUGH_TO_REFORM = 20;

/** Null where it does not fit. */
interface Rule {
	readonly kind: WorkKind;
	readonly why: (signs: WorkSigns) => string | null;
}

/** The first that fits decides; what none fits is a feature. */
const withEdits: readonly Rule[] = [
	{ kind: 'exploration', why: ({ lines, touched }) => mostly(lines.plan, touched, 'in plans') },
	{ kind: 'docs', why: ({ lines, touched }) => mostly(lines.plan + lines.spec + lines.prose, touched, 'in texts for people') },
	{ kind: 'test', why: signs => mostly(signs.lines.test, programLines(signs), 'in tests') },
	{ kind: 'build', why: signs => mostly(signs.lines.config, programLines(signs), 'in configuration') },
	...byBranch(),
	{
		kind: 'fix',
		why: ({ opening }) => (opening === 'report' ? 'It began with a report of what is wrong, and changed the program.' : null),
	},
	{ kind: 'fix', why: ({ failedFirst }) => (failedFirst ? 'A check failed before its first edit, and it changed the program.' : null) },
	{ kind: 'refactor', why: moved },
	{ kind: 'refactor', why: reformed },
];

/** The first that fits decides; what none fits is exploration. */
const withoutEdits: readonly Rule[] = [
	{ kind: 'review', why: ({ checks }) => (checks > 0 ? `It changed no file, and ran ${formatCounted(checks, 'check')}.` : null) },
	{
		kind: 'review',
		why: ({ opening }) =>
			opening === 'check' || opening === 'report' ? 'It changed no file, and began with a prompt that asks for checking.' : null,
	},
	{
		kind: 'operations',
		why: ({ operations, opening }) =>
			operations > 0 && (opening === 'request' || opening === 'proceed' || opening === 'choice')
				? `It changed no file, and ran ${formatCounted(operations, 'command')} as it was asked to.`
				: null,
	},
];

/** Names of branches that many projects agree on: Conventional Commits, git flow, and what GitHub and GitLab suggest. */
function byBranch(): readonly Rule[] {
	const words: readonly (readonly [WorkKind, RegExp])[] = [
		['fix', /^(?:bug|bugfix|fix|hotfix)$/],
		['feature', /^(?:feat|feature)$/],
		['refactor', /^(?:cleanup|refactor|refactoring)$/],
		['test', /^tests?$/],
		['docs', /^docs?$/],
		['build', /^(?:build|ci|deps)$/],
	];
	return words.map(([kind, word]) => ({
		kind,
		why: ({ branch }) =>
			branch
				?.split(/[/_-]/)
				.slice(0, -1)
				.some(part => word.test(part)) === true
				? 'Its branch is named so.'
				: null,
	}));
}

function mostly(part: number, all: number, where: string): string | null {
	return part > MOST * all ? `${linesIn(part, all, where)}.` : null;
}

function linesIn(part: number, all: number, where: string): string {
	return `Lines changed: ${formatCount(part)} of ${formatCount(all)} ${where}`;
}

/** Texts beside a change of the program do not say what the change was. */
function programLines({ lines }: WorkSigns): number {
	return lines.source + lines.test + lines.config;
}

function moved({ source, renamed }: WorkSigns): string | null {
	return renamed > 0 && source.added <= source.removed ? `It moved ${formatCounted(renamed, 'file')}, and source did not grow.` : null;
}

function reformed({ source, created }: WorkSigns): string | null {
	const changed = source.added + source.removed;
	const less = source.removed - source.added;
	const isReformed = changed >= ENOUGH_TO_REFORM && less >= LEAST_SHRINKAGE * changed && created === 0;
	return isReformed ? `Source has ${formatCounted(less, 'line')} less, after ${formatCount(changed)} were changed.` : null;
}

function grown(signs: WorkSigns): string {
	const growth = signs.source.added - signs.source.removed;
	const program = linesIn(signs.lines.source + signs.lines.test, programLines(signs), 'in source and tests');
	return growth > 0 ? `${program}; source grew by ${formatCounted(growth, 'line')}.` : `${program}.`;
}
