import { opencode } from '../../../../src/agents/opencode/opencode.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(opencode, 'opencode');
