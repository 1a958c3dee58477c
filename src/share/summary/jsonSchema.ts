import * as z from 'zod';
import { SUMMARY_SCHEMA } from '../../domain/summary/summary.ts';
import { summarySchema } from './schema.ts';

/** The form of a summary for those who read it with other tools: shipped as `media/bookend-summary-1.schema.json`. */
export function summaryJsonSchema(): object {
	return { ...z.toJSONSchema(summarySchema, { io: 'input' }), title: SUMMARY_SCHEMA };
}
