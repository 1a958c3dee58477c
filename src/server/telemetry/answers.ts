import * as z from 'zod/mini';
import { telemetryPreviewRequest, telemetryTokenNotification, telemetryTokenSchema } from '../../protocol/lsp.ts';
import type { Wire } from '../wire.ts';

const NOTHING_KEPT = 'Nothing is kept here, and nothing is ever sent: these are sample data, or Bookend runs without a store.\n';

/** What goes to the team's collector, shown; and the token for it, which the client keeps. */
export function answerTelemetry(wire: Wire): void {
	wire.answerLedger(telemetryPreviewRequest.method, z.unknown(), async ({ telemetry }) => ({
		text: telemetry === null ? NOTHING_KEPT : await telemetry.preview(),
	}));
	wire.hear(telemetryTokenNotification.method, telemetryTokenSchema, ({ telemetry }, { token }) => {
		telemetry?.use(token);
	});
}
