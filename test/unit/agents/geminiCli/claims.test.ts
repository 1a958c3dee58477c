import { geminiCli } from '../../../../src/agents/geminiCli/geminiCli.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(geminiCli, 'geminiCli');
