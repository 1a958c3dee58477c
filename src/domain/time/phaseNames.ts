import type { Phase } from './slice.ts';

export const phaseNames: Readonly<Record<Phase, string>> = {
	spec: 'Spec',
	delegate: 'Delegate',
	verify: 'Verify',
	byHand: 'By hand',
	unknown: 'Unknown',
};
