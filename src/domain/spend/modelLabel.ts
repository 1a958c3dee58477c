import { capitalised } from '../../base/format.ts';

/** A model's name for people, made from its id alone: "claude-opus-4-5-20251101" is "Opus 4.5". An id of another form stays as it is. */
export function modelLabel(model: string | null): string {
	if (model === null) {
		return 'model not recorded';
	}
	const bare = model.slice(model.lastIndexOf('/') + 1);
	return claudeLabel(bare) ?? gptLabel(bare) ?? model;
}

/** claude-<family>-<major>[-<minor>][-<date>], and the older claude-<major>[-<minor>]-<family>. */
function claudeLabel(model: string): string | undefined {
	const now = /^claude-([a-z]+)-(\d{1,2})(?:[.-](\d{1,2}))?(?![\d.])/.exec(model);
	const then = /^claude-(\d{1,2})(?:[.-](\d{1,2}))?-([a-z]+)/.exec(model);
	const [family, major, minor] = now === null ? [then?.[3], then?.[1], then?.[2]] : now.slice(1);
	if (family === undefined || major === undefined) {
		return undefined;
	}
	return `${capitalised(family)} ${major}${minor === undefined ? '' : `.${minor}`}`;
}

function gptLabel(model: string): string | undefined {
	const [, version, rest = ''] = /^gpt-([\d.]+[a-z]?)((?:-[a-z]+)*)$/.exec(model) ?? [];
	if (version === undefined) {
		return undefined;
	}
	return [`GPT-${version}`, ...rest.split('-').filter(Boolean).map(capitalised)].join(' ');
}
