import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a tmpfs may be mounted here, found out by doing; else why not. */
export async function canMountDisks(scratch: string): Promise<true | string> {
  const probe = join(scratch, 'probe');
  try {
    await mkdir(probe, { recursive: true });
    await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]);
    await run('umount', [probe]);
    return true;
  } catch (error) {
    return `no tmpfs can be mounted: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

/** A disk of its own that is soon full. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async mount(folder: string, bytes: number): Promise<SmallDisk> {
    await mkdir(folder, { recursive: true });
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
    return new SmallDisk(folder);
  }

  /** Takes all the space that is left, but for so many bytes. */
  async fill(leaveBytes = 0): Promise<void> {
    const file = await open(join(this.folder, 'ballast'), 'w');
    try {
      let size = 0;
      for (const step of [64 * 1024, 4096, 1]) {
        for (;;) {
          try {
            const { bytesWritten } = await file.write(Buffer.alloc(step), 0, step, size);
            size += bytesWritten;
            if (bytesWritten < step) break;
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
            break;
          }
        }
      }
      await file.truncate(Math.max(0, size - leaveBytes));
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    await rm(join(this.folder, 'ballast'), { force: true });
  }

  async makeReadOnly(): Promise<void> {
    await run('mount', ['-o', 'remount,ro', this.folder]);
  }

  async unmount(): Promise<void> {
    await run('umount', ['--lazy', this.folder]);
  }
}
