// Writes media/sample: a made-up home folder with a week of sessions, shown to those who have none of their own yet.
// The same every time; run it after changing scripts/sample/ and commit what it wrote.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { claudeTranscript } from './sample/claudeCode.mjs';
import { codexTranscript } from './sample/codex.mjs';
import { sessions as harbour } from './sample/harbour.mjs';
import { lastDay } from './sample/project.mjs';
import { sessions as tidechart } from './sample/tidechart.mjs';

const folder = path.resolve(import.meta.dirname, '../media/sample');

rmSync(folder, { recursive: true, force: true });
write('sample.json', `{ "lastDay": "${lastDay}" }\n`);
for (const session of [...harbour, ...tidechart]) {
	const files = session.agent === 'codex' ? codexTranscript(session) : claudeTranscript(session);
	for (const [file, records] of Object.entries(files)) {
		write(file, records.map(record => `${JSON.stringify(record)}\n`).join(''));
	}
}

function write(file, text) {
	const target = path.join(folder, file);
	mkdirSync(path.dirname(target), { recursive: true });
	writeFileSync(target, text);
}
