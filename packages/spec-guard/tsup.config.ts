import { defineConfig } from 'tsup';
import { library } from '../../tsup.preset.ts';

export default defineConfig(
  library({ index: 'src/index.ts', 'spec-guard': 'src/program/spec-guard.ts' }),
);
