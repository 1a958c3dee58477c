/** The forms of what is shared, by the ending of the file. */
export const summaryFormats = ['markdown', 'html', 'csv', 'json'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];

export const shareFormats = [...summaryFormats, 'agentTrace'] as const;
/** A summary in one of its forms; or who wrote which lines, as Agent Trace records. */
export type ShareFormat = (typeof shareFormats)[number];

export const endings: Readonly<Record<ShareFormat, string>> = {
	markdown: '.md',
	html: '.html',
	csv: '.csv',
	json: '.json',
	agentTrace: '.agent-trace.json',
};

/** Undefined for a name that ends otherwise. */
export function formatOf(file: string): ShareFormat | undefined {
	const name = file.toLowerCase();
	// The longest ending that fits: every Agent Trace file ends as JSON does.
	return shareFormats.toSorted((a, b) => endings[b].length - endings[a].length).find(format => name.endsWith(endings[format]));
}
