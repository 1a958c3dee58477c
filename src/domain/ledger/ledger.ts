/**
 * The ledger's door: for each line of a file, who wrote it and what speaks for it. Values in, values out; no file is opened here.
 * Origins come from traces (`store.traces`) and the file as it stands; evidence from runs, reports and the engineer's marks.
 */
export type { FileState, LedgerLine, Origin, OriginBasis, TypedAt } from './origin.ts';
export { humanSteps, machineSteps, type Cause, type Evidence, type HumanStep, type MachineStep } from './evidence.ts';
export { isVerified, verificationBars, type LineState, type VerificationBar } from './lineState.ts';
export { ledgerOf, originsOf } from './origins.ts';
export { historiesOf } from './moves.ts';
