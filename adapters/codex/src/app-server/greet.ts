import type { AppServerClient } from './app-server-client.ts';
import { unwantedNotifications } from './protocol.ts';

/** Says who is there, and what it wants to hear; nothing else may be asked before. */
export async function greet(client: AppServerClient): Promise<void> {
  await client.request('initialize', {
    clientInfo: { name: 'orch', title: 'orch', version: '1' },
    capabilities: {
      experimentalApi: false,
      requestAttestation: false,
      optOutNotificationMethods: unwantedNotifications,
    },
  });
  client.notify('initialized');
}
