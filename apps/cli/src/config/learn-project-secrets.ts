import { describeThrown } from '@orch/core';
import type { Redaction } from '../session/redaction.ts';
import type { RepositorySession } from '../session/session.ts';
import { readCatalog } from './read-catalog.ts';

/**
 * The redaction of a verb that plans nothing, with what stages are given in their `env`: a reason
 * may cite it. A configuration that cannot be read keeps nobody from deciding or cancelling.
 */
export async function learnProjectSecrets(session: RepositorySession): Promise<Redaction> {
  const redaction = await session.redaction();
  try {
    redaction.learnFrom((await readCatalog(session.workRoot)).catalog.values());
  } catch (error) {
    session.logger.warn(
      `The values of the stages' env are not known as secrets now: ${describeThrown(error)}`,
    );
  }
  return redaction;
}
