import { copilotChat } from '../../../../src/agents/copilotChat/copilotChat.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';

suiteOfClaims(copilotChat, 'copilotChat');
