/** `node test/bench/agreement.ts [AGENT…]`: whether Bookend, ccusage and codeburn say the same of the same files. Writes AGREEMENT.md. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { agents } from '../../src/agents/registry.ts';
import { fill, homes } from './agreement/homes.ts';
import { CODEBURN_VERSION, programs, type Figures, type Said } from './agreement/programs.ts';
import { PEER_VERSION } from './peer.ts';

const file = path.join(import.meta.dirname, 'AGREEMENT.md');
const notesBegin = '<!-- node test/bench/agreement.ts writes what stands above; what stands below is kept. -->';

const tableHead = [
	'| agent | program | input | output | cache read | cache write | US dollars | than Bookend |',
	'| --- | --- | --: | --: | --: | --: | --: | --- |',
];
const SHOWN_DIGITS = 4;
const COST_TOLERANCE_USD = 1e-4;

const wanted = process.argv.slice(2);
const ask = await programs();
const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'bookend-agreement-')));
try {
	const lines = Object.keys(homes)
		.filter(agent => wanted.length === 0 || wanted.includes(agent))
		.flatMap(agent => {
			const home = path.join(folder, agent);
			fill(agent, home);
			return rowsOf(agent, ask(agent, home));
		});
	const table = [...tableHead, ...lines].join('\n');
	console.log(table);
	if (wanted.length === 0) {
		await write(table);
	}
} finally {
	rmSync(folder, { recursive: true });
}

/** The first has said what the others are compared with. */
function rowsOf(agent: string, said: readonly Said[]): readonly string[] {
	const name = agents.find(({ id }) => id === agent)?.name ?? agent;
	const [own] = said;
	return said.map(({ program, figures }, index) => {
		const other = own === undefined || index === 0 ? '' : verdict(own.figures, figures);
		const { input, output, cacheRead, cacheWrite, usd } = figures;
		const cells = [input, output, cacheRead, cacheWrite].map(tokens => tokens.toLocaleString('en-US'));
		return `| ${[index === 0 ? name : '', program, ...cells, usd === null ? 'none' : usd.toFixed(SHOWN_DIGITS), other].join(' | ')} |`;
	});
}

function verdict(own: Figures, other: Figures): string {
	const names = { input: 'input', output: 'output', cacheRead: 'cache read', cacheWrite: 'cache write' } as const;
	const differing = (Object.keys(names) as (keyof typeof names)[]).filter(key => own[key] !== other[key]).map(key => names[key]);
	const isSamePrice = own.usd === other.usd || Math.abs((own.usd ?? NaN) - (other.usd ?? NaN)) < COST_TOLERANCE_USD;
	const all = isSamePrice ? differing : [...differing, 'price'];
	return all.length === 0 ? 'same' : `other ${all.join(', ')}`;
}

async function write(table: string): Promise<void> {
	const before = readFileSync(file, 'utf8');
	const notes = before.slice(before.indexOf(notesBegin) + notesBegin.length);
	const head = [
		'# Agreement with other programs',
		'',
		`What Bookend, ccusage ${PEER_VERSION} and codeburn ${CODEBURN_VERSION} say of the same files, asked on ${new Date().toISOString().slice(0, 10)}: the real sessions of \`../shared/fixtures\`, each where its`,
		'agent would have put it (`agreement/homes.ts`); of Goose and Zed, of which there are none, the fixtures of `test/fixtures`. All times, list prices, nothing fetched.',
		'`node test/bench/agreement.ts` asks again; with names of agents it only prints.',
	].join('\n');
	const text = `${head}\n\n${table}\n\n${notesBegin}${notes}`;
	writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
