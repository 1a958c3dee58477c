/**
 * Loads the client's bundle and activates it, in a process of its own as an extension host is, with an editor that takes everything
 * and does nothing. Prints the milliseconds of loading and of activating, and of loading the language client afterwards.
 */
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { root } from '../../scripts/lib/places.mjs';

interface Client {
	activate(context: unknown): unknown;
}

const bundle = (name: string): string => path.join(root, 'dist', name);
/** Bundles copy what a module has of its own, and look for the rest where it comes from. */
const stub = { vscode: Object.create(everything()) as object, languageClient: { startProcess: () => new Promise<never>(() => undefined) } };
Object.assign(globalThis, { stub });
let isStarted = false;
registerHooks({
	resolve: (name, context, next) => {
		if (name === 'vscode') {
			return { url: 'stub:vscode', shortCircuit: true };
		}
		return name === './languageClient.js' && isStarted ? { url: 'stub:languageClient', shortCircuit: true } : next(name, context);
	},
	load: (url, context, next) =>
		url.startsWith('stub:')
			? { format: 'commonjs', source: `module.exports = globalThis.stub.${url.slice('stub:'.length)}`, shortCircuit: true }
			: next(url, context),
});

const load = createRequire(import.meta.url);
isStarted = true;
const begun = performance.now();
const client = load(bundle('client.js')) as Client;
const loaded = performance.now();
client.activate(context());
const activated = performance.now();
isStarted = false;
load(bundle('languageClient.js'));
console.log(JSON.stringify([loaded - begun, activated - loaded, performance.now() - activated]));
process.exit(0);

/** Is whatever is asked of it: a value, a function, a class to derive from. */
function everything(): object {
	const one: object = new Proxy(function () {}, {
		get: (target, name) => {
			switch (name) {
				case 'prototype':
					return target.prototype as unknown;
				case 'then':
					return undefined;
				case Symbol.iterator:
					return () => [][Symbol.iterator]();
				case Symbol.toPrimitive:
					return () => '';
				default:
					return one;
			}
		},
		set: () => true,
		apply: () => one,
		construct: (_, __, derived) => (derived === one ? one : (Reflect.construct(Object, [], derived) as object)),
	});
	return one;
}

function context(): object {
	const extension = { packageJSON: { version: '0' } };
	const memory = { get: (_: string, otherwise: unknown) => otherwise, update: () => Promise.resolve() };
	const [uri, memories] = [everything(), { workspaceState: memory, globalState: memory, secrets: everything() }];
	return { subscriptions: [], extension, asAbsolutePath: bundle, extensionUri: uri, globalStorageUri: uri, ...memories };
}
