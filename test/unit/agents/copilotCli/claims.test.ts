import { copilotCli } from '../../../../src/agents/copilotCli/copilotCli.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(copilotCli, 'copilotCli');
