import type { ProjectConfig } from '@orch/core';
import type { SmallPath } from '@orch/sop';

/** Which tasks are small, as the configuration has it. Type imports alone: this loads nothing. */
export function smallPathOf({ sop }: ProjectConfig): SmallPath {
  return { max_lines: sop?.small_path?.max_lines ?? 50, risks: sop?.small_path?.risks ?? ['low'] };
}
