import { qwenCode } from '../../../../src/agents/qwenCode/qwenCode.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(qwenCode, 'qwenCode');
