import type { Agent } from '../agent.ts';
import { AnalyticsReader } from './analytics.ts';
import { aiderId } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { HistoryReader } from './parse.ts';

/** Paul Gauthier's command line agent. */
export const aider: Agent = {
	id: aiderId,
	name: 'Aider',
	tells: {
		where:
			'`.aider.chat.history.md` in folders that editors had open, `$AIDER_CHAT_HISTORY_FILE`; its analytics log, `$AIDER_ANALYTICS_LOG`',
		usage: 'rounded, with its cost; exact from the analytics log',
		edits: 'old and new text; new text alone where a whole file was written',
		runs: 'not whether they passed',
		plans: '`/ask` and `/architect`',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: (transcript, checkpoint, beside) => {
		if (transcript.form === 'lines') {
			return AnalyticsReader.from(checkpoint);
		}
		return checkpoint === null ? new HistoryReader(transcript, beside) : undefined;
	},
};
