import { defineConfig } from 'tsup';
import { library } from '../../tsup.preset.ts';

export default defineConfig(
  library({
    index: 'src/index.ts',
    'transform-worker': 'src/program/transform-worker.ts',
    'commit-changes': 'src/program/commit-changes.ts',
  }),
);
