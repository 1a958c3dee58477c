/** The process of the language server: keeps its code for the next start where the client names a folder for that, and loads it. */
import { codeFolderIn } from '../protocol/serverProcess.ts';
import { keepCode } from './keptCode.ts';

const folder = codeFolderIn(process.argv);
if (folder !== null) {
	keepCode(folder);
}
void import('./languageServer.ts');
