import * as z from 'zod/mini';
import { markTargetSchema } from '../../protocol/ledger.ts';
import {
	markReviewedRequest,
	markSessionRequest,
	retagRequest,
	retagSchema,
	sayKindRequest,
	sayOutcomeRequest,
	unmarkRequest,
	type Said,
} from '../../protocol/lsp.ts';
import { sayKindSchema, sayOutcomeSchema } from '../../protocol/value.ts';
import { markLines, markSession, unmark } from '../ledger/marking.ts';
import { sayKind, sayOutcome } from '../value/saying.ts';
import type { Wire } from '../wire.ts';

/** What the engineer says is kept, and taken back. `onChange` is called when figures may be others than before. */
export function answerMarks(wire: Wire, onChange: () => void): void {
	const marked = (mark: string): Said => {
		onChange();
		return { mark };
	};
	wire.answerLedger(markReviewedRequest.method, markTargetSchema, markLines);
	wire.answerLedger(markSessionRequest.method, z.object({ session: z.string() }), (opened, { session }) => markSession(opened, session));
	wire.answerLedger(unmarkRequest.method, z.object({ marks: z.array(z.string()) }), (opened, { marks }) => {
		unmark(opened, marks);
		onChange();
		return null;
	});
	wire.answer(retagRequest.method, retagSchema, ({ engine }, { from, to, phase }) => marked(engine.marks.retag(from, to, phase)));
	wire.answer(sayOutcomeRequest.method, sayOutcomeSchema, ({ engine }, said) => marked(sayOutcome(engine, said)));
	wire.answer(sayKindRequest.method, sayKindSchema, ({ engine }, said) => marked(sayKind(engine, said)));
}
