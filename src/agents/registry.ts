import type { Agent } from './agent.ts';
import { aider } from './aider/aider.ts';
import { amp } from './amp/amp.ts';
import { claudeCode } from './claudeCode/claudeCode.ts';
import { cline, kiloCode, rooCode } from './clineFamily/clineFamily.ts';
import { codex } from './codex/codex.ts';
import { continueDev } from './continue/continue.ts';
import { copilotChat } from './copilotChat/copilotChat.ts';
import { copilotCli } from './copilotCli/copilotCli.ts';
import { crush } from './crush/crush.ts';
import { cursor } from './cursor/cursor.ts';
import { droid } from './droid/droid.ts';
import { geminiCli } from './geminiCli/geminiCli.ts';
import { goose } from './goose/goose.ts';
import { kimi } from './kimi/kimi.ts';
import { kiro } from './kiro/kiro.ts';
import { opencode } from './opencode/opencode.ts';
import { pi } from './pi/pi.ts';
import { qwenCode } from './qwenCode/qwenCode.ts';
import { windsurf } from './windsurf/windsurf.ts';
import { zed } from './zed/zed.ts';

/** Every agent whose transcripts are read. */
export const agents: readonly Agent[] = [
	claudeCode,
	codex,
	copilotChat,
	copilotCli,
	geminiCli,
	opencode,
	cline,
	rooCode,
	kiloCode,
	cursor,
	crush,
	qwenCode,
	pi,
	goose,
	continueDev,
	droid,
	kiro,
	windsurf,
	zed,
	aider,
	amp,
	kimi,
];
