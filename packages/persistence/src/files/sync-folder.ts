import { closeSync, fsync, openSync } from 'node:fs';

/** Makes names in a folder durable: files that were made, renamed or deleted there. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // A folder cannot be opened there, and need not be.
  const fd = openSync(folder, 'r');
  try {
    await syncFile(fd);
  } finally {
    closeSync(fd);
  }
}

/** `fsync` without blocking the event loop. */
export function syncFile(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(fd, (error) => (error === null ? resolve() : reject(error)));
  });
}
