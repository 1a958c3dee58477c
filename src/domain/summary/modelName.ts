/** Chosen: the families of models that are offered to the public. Any other name may be somebody's own: a deployment, a file, a host. */
const publicModel =
	/^(?:chatgpt|claude|codestral|codex|command|deepseek|devstral|gemini|gemma|glm|gpt|granite|grok|kimi|llama|magistral|minimax|mistral|mixtral|nova|o[134]|phi|qwen|qwq|sonar|step)(?:[-.:]?[\w.]{1,20}){0,8}$/i;

/** What stands for a name that is not told. */
export const OTHER_MODEL = 'other';

/** The name without who offers it ("anthropic/"), where it is a public model's. */
export function sharedModelName(model: string | null): string | null {
	if (model === null) {
		return null;
	}
	const bare = model.slice(model.lastIndexOf('/') + 1);
	return publicModel.test(bare) ? bare : OTHER_MODEL;
}
