/** Lines that stand in every file: where they stand says nothing, and two of them are never known to be the same one. */
import { blankKey, lineKeys, type LineKey } from '../trace/lineKey.ts';

export function isCommonplace(key: LineKey): boolean {
	return key === blankKey || commonplaceKeys.has(key);
}

const words =
	'else else: try try: try{ do do{ end fi done esac begin pass break break; continue continue; return return; return;} else{ }else{ }else default:';
const values = ['null', 'None', 'nil', 'true', 'false', 'True', 'False', 'this', 'self', 'undefined', '0', 'err', '[]', '{}', 'result'];
const marks = '} { ) ( ] [ }; ); ]; }, ), ], }) }); }); )} })) })); }} }}; {} () => # // /** * */ /* -- """ \'\'\' ``` <!-- --> --- ... ;';

const commonplaceKeys: ReadonlySet<LineKey> = new Set(
	lineKeys([...words.split(' '), ...marks.split(' '), ...values.flatMap(value => [`return ${value}`, `return ${value};`])]),
);
