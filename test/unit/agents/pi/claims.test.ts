import { pi } from '../../../../src/agents/pi/pi.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(pi, 'pi');
