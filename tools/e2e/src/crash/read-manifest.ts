import type { Manifest } from '@orch/persistence';
import type { Repository } from '../rig/repository.ts';

/** The manifest of a run as it stands on the disk. */
export async function readManifest(
  repository: Repository,
  taskId: string,
  runId: string,
): Promise<Manifest> {
  const text = await repository.read('.runs', taskId, 'cli', runId, 'manifest.json');
  return JSON.parse(text) as Manifest;
}
