import { assertNever } from '../../../base/assertNever.ts';
import { parseCobertura } from './cobertura.ts';
import { parseGoCover } from './goCover.ts';
import { parseIstanbul } from './istanbul.ts';
import { parseJacoco } from './jacoco.ts';
import type { CoverageKind } from './kind.ts';
import { parseLcov } from './lcov.ts';
import type { CoverageReport } from './report.ts';
import { parseV8, type SourceText } from './v8.ts';

/** Reads a coverage report of a known kind. Only V8's needs the texts of the files it speaks of. */
export function parseCoverage(kind: CoverageKind, text: string, sourceOf: SourceText): CoverageReport {
	switch (kind) {
		case 'lcov':
			return parseLcov(text);
		case 'cobertura':
			return parseCobertura(text);
		case 'istanbul':
			return parseIstanbul(text);
		case 'v8':
			return parseV8(text, sourceOf);
		case 'goCover':
			return parseGoCover(text);
		case 'jacoco':
			return parseJacoco(text);
		default:
			return assertNever(kind);
	}
}
