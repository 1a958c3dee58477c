import { cursor } from '../../../../src/agents/cursor/cursor.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(cursor, 'cursor');
