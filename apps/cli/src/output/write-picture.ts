import { OrchError } from '@orch/core';
import { writeFileSync } from 'node:fs';

/** Writes a picture that somebody asked for. @throws OrchError `ORCH_STORAGE_FAILED` */
export function writePicture(path: string, content: string): void {
  try {
    writeFileSync(path, content);
  } catch (cause) {
    throw new OrchError('ORCH_STORAGE_FAILED', `Cannot write ${path}: ${String(cause)}`, {
      place: path,
      hint: 'Name a file in a folder that is there.',
      cause,
    });
  }
}
