import { rooCode } from '../../../../src/agents/clineFamily/clineFamily.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(rooCode, 'rooCode');
