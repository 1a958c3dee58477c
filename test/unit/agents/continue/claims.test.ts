import { continueDev } from '../../../../src/agents/continue/continue.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(continueDev, 'continue');
