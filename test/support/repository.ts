/** A repository made for a test: everything in it has the time and the author that the test gives it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export class MadeRepository {
	/** Links resolved. */
	readonly root: string;
	#now: number;

	/** `now` is the time of the first commit, in milliseconds since the epoch. */
	constructor(now: number) {
		this.root = realpathSync(mkdtempSync(path.join(tmpdir(), 'bookend-repository-')));
		this.#now = now;
		this.git('init', '-q', '-b', 'main');
	}

	get now(): number {
		return this.#now;
	}

	pass(ms: number): void {
		this.#now += ms;
	}

	/** What git says, without the line's end. */
	git(...args: readonly string[]): string {
		return this.as('Ada', ...args);
	}

	as(author: string, ...args: readonly string[]): string {
		const date = `${Math.floor(this.#now / 1_000)} +0000`;
		const email = `${author.toLowerCase()}@example.org`;
		const env = {
			...process.env,
			GIT_AUTHOR_NAME: author,
			GIT_AUTHOR_EMAIL: email,
			GIT_AUTHOR_DATE: date,
			GIT_COMMITTER_NAME: author,
			GIT_COMMITTER_EMAIL: email,
			GIT_COMMITTER_DATE: date,
			GIT_CONFIG_GLOBAL: '/dev/null',
			GIT_CONFIG_NOSYSTEM: '1',
		};
		return execFileSync('git', args, { cwd: this.root, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
	}

	write(file: string, lines: readonly string[]): void {
		const name = path.join(this.root, file);
		mkdirSync(path.dirname(name), { recursive: true });
		writeFileSync(name, lines.map(line => `${line}\n`).join(''));
	}

	linesOf(file: string): readonly string[] {
		return readFileSync(path.join(this.root, file), 'utf8').split('\n').slice(0, -1);
	}

	/** Commits all that stands there, and gives the commit's id. */
	commit(message: string, author = 'Ada'): string {
		this.git('add', '--all');
		this.as(author, 'commit', '-q', '-m', message);
		return this.head();
	}

	head(): string {
		return this.git('rev-parse', 'HEAD');
	}

	remove(): void {
		rmSync(this.root, { recursive: true, force: true });
	}
}
