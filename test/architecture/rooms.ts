/** Who may import whom, as DESIGN draws the house. Change it when the house must change, and say why in src/README.md. */
export interface Room {
	/** Rooms of src it may import, besides itself. */
	readonly rooms: readonly string[];
	/** Packages it may import; a trailing `*` matches a prefix. "node:" stands for Node's own modules. */
	readonly packages: readonly string[];
	/** Names it may use without importing them: what its tsconfig lets in besides the language itself. */
	readonly ambient: readonly Ambient[];
}

export type Ambient = 'node' | 'vscode' | 'DOM';

export const rooms: Readonly<Record<string, Room>> = {
	base: { rooms: [], packages: [], ambient: [] },
	domain: { rooms: ['base'], packages: ['date-fns', '@date-fns/tz', 'saxes'], ambient: [] },
	protocol: { rooms: ['base', 'domain'], packages: ['zod/mini', 'zod/locales', 'vscode-languageserver-protocol'], ambient: [] },
	agents: { rooms: ['base', 'domain'], packages: ['zod', 'node:path', 'node:crypto'], ambient: ['node'] },
	ingest: { rooms: ['base', 'domain', 'agents'], packages: ['node:*'], ambient: ['node'] },
	share: {
		rooms: ['base', 'domain'],
		packages: ['node:*', 'zod', '@opentelemetry/*', 'csv-stringify', '@secretlint/*'],
		ambient: ['node'],
	},
	server: {
		rooms: ['base', 'domain', 'protocol', 'ingest', 'share'],
		packages: ['node:*', 'zod/mini', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri', '@pydantic/genai-prices'],
		ambient: ['node'],
	},
	client: {
		rooms: ['base', 'domain', 'protocol'],
		packages: ['node:*', 'zod/mini', 'vscode', 'vscode-languageclient'],
		ambient: ['node', 'vscode'],
	},
	webview: { rooms: ['base', 'domain', 'protocol'], packages: ['lit', '@vscode-elements/elements', 'd3-*'], ambient: ['DOM'] },
	cli: { rooms: ['base', 'domain', 'protocol', 'ingest', 'share', 'server'], packages: ['node:*'], ambient: ['node'] },
};

/** Rooms of which only types may be imported by the room in front: at run time they must not be there. */
export const typesOnly: readonly (readonly [from: string, to: string])[] = [['webview', 'protocol']];
