import { amp } from '../../../../src/agents/amp/amp.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(amp, 'amp');
