import type { IdSource, Sha256 } from '@orch/core';
import { createHash, randomBytes } from 'node:crypto';

/** Run ids that sort by time: `2025-10-31T22-56-34-431Z-9574035c`. */
export const randomIds: IdSource = {
  runId(nowMs) {
    const time = new Date(nowMs).toISOString().replace(/[:.]/g, '-');
    return `${time}-${randomBytes(4).toString('hex')}`;
  },
};

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');
