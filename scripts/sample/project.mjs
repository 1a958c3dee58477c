import { addDays, format } from 'date-fns';

/** The last day of the sample week; the server moves it to today. */
export const lastDay = '2026-11-19';

/** So many days before the last one, at a time of day as a clock on the wall shows it. */
export function on(daysBefore, time) {
	const day = format(addDays(new Date(`${lastDay}T12:00:00Z`), -daysBefore), 'yyyy-MM-dd');
	return `${day}T${time}:00.000Z`;
}

/** An invented project, and sessions in it. Files of its steps are named as from its folder. */
export function project(cwd) {
	const session = (agent, startsAt, branch, title, model, steps) => ({
		agent,
		startsAt,
		cwd,
		branch,
		title,
		model,
		steps: steps.map(inFolder(cwd)),
	});
	return {
		claude: (startsAt, branch, title, model, steps) => session('claude-code', startsAt, branch, title, model, steps),
		codex: (startsAt, branch, title, steps) => session('codex', startsAt, branch, title, 'gpt-5.5', steps),
	};
}

function inFolder(cwd) {
	return step => ({
		...step,
		...(step.path !== undefined && { path: `${cwd}/${step.path}` }),
		...(step.steps !== undefined && { steps: step.steps.map(inFolder(cwd)) }),
	});
}
