import { cline } from '../../../../src/agents/clineFamily/clineFamily.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(cline, 'cline');
