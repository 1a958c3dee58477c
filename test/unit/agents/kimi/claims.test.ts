import { kimi } from '../../../../src/agents/kimi/kimi.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(kimi, 'kimi');
