import { DAY_MS } from '../../base/units.ts';
import type { Period } from '../../protocol/overview.ts';

export type WiderPeriod = Exclude<Period, 'today'>;
/** The days before today that a period certainly reaches back. */
const reach: Readonly<Record<WiderPeriod, number>> = { week: 6, month: 29 };

/** The shortest longer period that holds the latest session; null where none does. */
export function widerPeriod(period: Period, ageMs: number): WiderPeriod | null {
	const holds = (wider: WiderPeriod): boolean => ageMs < reach[wider] * DAY_MS;
	if (period === 'today' && holds('week')) {
		return 'week';
	}
	return period !== 'month' && holds('month') ? 'month' : null;
}
