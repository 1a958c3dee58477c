/** A history as the chats that it holds: Markdown in which Aider marks what it says itself and what the engineer said. */

export interface Chat {
	/** As Aider wrote it: "2026-05-28 20:26:40". */
	readonly startedAt: string;
	/** The number of its line, from 1. */
	readonly place: number;
	readonly sections: readonly Section[];
}

/** What was said before the first prompt, or a prompt and all that came of it. */
export interface Section {
	readonly place: number;
	readonly prompt: string | null;
	readonly lines: readonly Line[];
}

/** `notice`: what Aider itself says, such as "Applied edit to pier.ts". */
export interface Line {
	readonly by: 'notice' | 'model';
	readonly text: string;
}

interface Draft {
	readonly place: number;
	readonly prompt: string[] | null;
	readonly lines: Line[];
}

/** What stands before the first chat is left out. */
export function chatsIn(content: string): readonly Chat[] {
	const chats: { startedAt: string; place: number; sections: Draft[] }[] = [];
	for (const [index, text] of content.split('\n').entries()) {
		const place = index + 1;
		const startedAt = /^# aider chat started at (.+?)\s*$/.exec(text)?.[1];
		if (startedAt !== undefined) {
			chats.push({ startedAt, place, sections: [{ place, prompt: null, lines: [] }] });
		} else {
			addLine(chats.at(-1)?.sections ?? [], text, place);
		}
	}
	return chats.map(chat => ({ ...chat, sections: chat.sections.map(finished) }));
}

/** Aider ends its own lines, and the engineer's, with two blanks; a model that writes the same marks does not. */
function addLine(sections: Draft[], text: string, place: number): void {
	const last = sections.at(-1);
	const asked = /^#### ?(.*?) {2}$/.exec(text)?.[1];
	if (last === undefined) {
		return;
	}
	if (asked === undefined) {
		const notice = /^> ?(.*?) {2}$/.exec(text)?.[1];
		last.lines.push(notice === undefined ? { by: 'model', text } : { by: 'notice', text: notice });
	} else if (last.prompt !== null && last.lines.length === 0) {
		last.prompt.push(asked);
	} else {
		sections.push({ place, prompt: [asked], lines: [] });
	}
}

function finished({ place, prompt, lines }: Draft): Section {
	return { place, prompt: prompt === null ? null : prompt.join('\n').trim(), lines };
}
