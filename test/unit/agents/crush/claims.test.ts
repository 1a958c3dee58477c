import { crush } from '../../../../src/agents/crush/crush.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(crush, 'crush');
