/** Who may import whom, as DESIGN draws the house. Change it when the house must change, and say why in src/README.md. */
export interface Room {
	/** Rooms of src it may import, besides itself. */
	readonly rooms: readonly string[];
	/** Packages it may import; a trailing `*` matches a prefix. "node:" stands for Node's own modules. */
	readonly packages: readonly string[];
}

export const rooms: Readonly<Record<string, Room>> = {
	base: { rooms: [], packages: [] },
	domain: { rooms: ['base'], packages: ['date-fns', '@date-fns/tz'] },
	protocol: { rooms: ['base', 'domain'], packages: ['zod', 'vscode-languageserver-protocol'] },
	agents: { rooms: ['base', 'domain'], packages: ['zod', 'node:path', 'node:crypto'] },
	ingest: { rooms: ['base', 'domain', 'agents'], packages: ['node:*'] },
	share: { rooms: ['base', 'domain'], packages: ['node:*', '@opentelemetry/*', 'csv-stringify'] },
	server: {
		rooms: ['base', 'domain', 'protocol', 'ingest', 'share'],
		packages: ['node:*', 'zod', 'vscode-languageserver', 'vscode-uri', '@pydantic/genai-prices'],
	},
	client: { rooms: ['base', 'domain', 'protocol'], packages: ['node:*', 'vscode', 'vscode-languageclient'] },
	webview: { rooms: ['base', 'domain', 'protocol'], packages: ['lit', '@vscode-elements/elements', 'd3-*'] },
	cli: { rooms: ['base', 'domain', 'protocol', 'ingest', 'share', 'server'], packages: ['node:*'] },
};

/** Rooms of which only types may be imported by the room in front: at run time they must not be there. */
export const typesOnly: readonly (readonly [from: string, to: string])[] = [['webview', 'protocol']];
