/** What `bookend --help` says. */
import { agents } from '../ingest/agents.ts';

/** Chosen: they fit into the lines around them. */
const NAMES_A_LINE = 6;

export const help = `bookend: what working with coding agents costs, and where the time goes. Reads agents' own transcripts; nothing leaves this machine.

Usage: bookend COMMAND [options]

Commands
  spend     tokens and list-price estimate            --by day|model|project|branch|agent|session
  time      engineer time by phase, and agent time    --by day|session   --slices
  coverage  agent-written lines of a working tree,    --repo DIR   --lines
            and which of them are verified
  changes   commits with agent-written lines, the       --repo DIR
            sessions behind them, and what the spend
            became
  sessions  sessions, newest first
  report    what a period came to, as a document        --period today|week|month|FROM..TO
            that may be shared                          --format md|html|json   --repo DIR
                                                        --outcome shipped|saved-money|retired-time|
                                                          groundwork|nothing|not-said
  export    a session or a period in figures, for       --session ID | --period P   --out FILE   --repo DIR
            others: without words, paths and names      --with title,project,branch,prompts,paths
            but those you choose; FILE ends in .md,     --author NAME   --note TEXT
            .html, .csv or .json. In .agent-trace.json  --no-pseudonym   --preview   --force
            stand edited files with who wrote which     --format md|html|csv|json|agent-trace
            lines (Agent Trace 0.1.0)
  team      a report over summaries that were shared:   FILE|DIR...   --since, --until
            distributions and trends; nothing is told   --format md|html|json
            of fewer than five people
  lsp       the language server, for any editor       --stdio
  doctor    where was looked, what was found, what could not be read

Options
  --json          one JSON document instead of tables
  --home DIR      look for agents' folders here (default: your home and the agents' own environment variables)
  --store FILE    the database (default: this machine's data folder)
  --no-store      keep nothing: read everything into memory
  --since WHEN    an ISO date or date-time in your time zone, for example 2026-10-01 or 2026-10-01T09:00
  --until WHEN    the same; a date includes its whole day
  --agent NAME    may be given more than once:
${namedAgents()}
  --project DIR   only sessions of this folder
  --version, --help

Exit code: 0 done, 1 failed, 2 wrong usage.
`;

/** A few to a line, below the option that takes them. */
function namedAgents(): string {
	const names = agents.map(({ id }) => id);
	const lines = names.flatMap((_, index) => (index % NAMES_A_LINE === 0 ? [names.slice(index, index + NAMES_A_LINE).join(', ')] : []));
	return lines.map(line => `                  ${line}`).join(',\n');
}
