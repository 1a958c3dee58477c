/**
 * The ledger's door: for each line of a file, who wrote it and what speaks for it. Values in, values out; no file is opened here.
 * Origins come from traces (`store.traces`) and the file as it stands; evidence from runs, reports and the engineer's marks.
 */
export { applicabilityOf, HEAD_LENGTH, isApplicable, noMarks, type Applicability, type LinguistMarks } from './applicable.ts';
export { beforeEdit, type BeforeEdit, type EditedFile, type ToldEdit } from './beforeEdit.ts';
export { carriedLines, coverageOf, type Coverage, type CoverageFile } from './coverage.ts';
export {
	evidenceOf,
	humanSteps,
	lineDeeds,
	machineSteps,
	noWitnesses,
	runThatWrote,
	testRunAround,
	type Cause,
	type EngineerRun,
	type Evidence,
	type HumanStep,
	type LineDeed,
	type LineMark,
	type LineReport,
	type MachineStep,
	type SpeakingRun,
	type Witnesses,
} from './evidence.ts';
export { authorOf, lineState, verificationBars, type LineState, type VerificationBar } from './lineState.ts';
export { standingOf, standings, type Standing } from './standing.ts';
export { historiesOf, type Histories, type Move } from './moves.ts';
export type { FileState, LedgerLine, Origin, OriginBasis, TypedAt } from './origin.ts';
export { keysAt, ledgerFor, ledgerOf, originsOf } from './origins.ts';
export { toldFor, type ToldState } from './told.ts';
export { isManifest, packageOf, packagesOf } from './packages.ts';
