import { plainText } from '../../base/plainText.ts';
import type { Overview } from '../../protocol/overview.ts';

export type Project = Overview['projects'][number];

/** The project's label, with its folder where another project has the same one. */
export function projectName(id: string, projects: readonly Project[]): string {
	const project = projects.find(one => one.id === id);
	if (project === undefined) {
		return plainText(id);
	}
	const namesakes = projects.filter(({ label }) => plainText(label) === plainText(project.label));
	return plainText(namesakes.length === 1 ? project.label : `${project.label} (${project.where})`);
}
