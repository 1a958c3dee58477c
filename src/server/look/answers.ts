import * as z from 'zod/mini';
import { dismissalSchema } from '../../protocol/look.ts';
import { dismissRequest, lookRequest } from '../../protocol/lsp.ts';
import type { Wire } from '../wire.ts';

/** What is worth a look, and what of it the engineer does not want to see any more. */
export function answerLook(wire: Wire): void {
	wire.answerLedger(lookRequest.method, z.unknown(), ({ looks }) => looks.items());
	wire.answer(dismissRequest.method, dismissalSchema, ({ engine }, { item, reason }) => ({ mark: engine.marks.dismiss(item, reason) }));
}
