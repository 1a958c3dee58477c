/** Which project a folder belongs to: worktrees that agents make below or beside a repository are the repository's. */

const worktreeFolder = /^(.+?)[\\/](?:\.claude[\\/]worktrees|\.codex[\\/]worktrees|\.worktrees)[\\/][^\\/]+.*$/;

/** The project's folder, as its id. `cwd` is absolute, with the separators of the machine it was written on. */
export function projectOf(cwd: string): string {
	const trimmed = cwd.length > 1 ? cwd.replace(/[\\/]+$/, '') : cwd;
	return worktreeFolder.exec(trimmed)?.[1] ?? trimmed;
}

/** Whether a file lies in a project's folder; both are absolute. */
export function isInProject(file: string, project: string): boolean {
	return file.replaceAll('\\', '/').startsWith(`${project.replaceAll('\\', '/')}/`);
}

/** The folder's name, for lists. */
export function projectLabel(project: string): string {
	return project.split(/[\\/]/).findLast(part => part !== '') ?? project;
}
