/** Spawns `sh -c true` with pipes and awaits it, as often as the argument says, one after another. */
import { spawn } from 'node:child_process';

const count = Number(process.argv[2]);
for (let index = 0; index < count; index += 1) {
  await new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', 'true'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.resume();
    child.stderr.resume();
    child.once('error', reject);
    child.once('close', resolve);
  });
}
