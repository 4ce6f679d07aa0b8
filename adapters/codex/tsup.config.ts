import { defineConfig } from 'tsup';
import { library } from '../../tsup.preset.ts';

export default defineConfig(
  library({ index: 'src/index.ts', 'testing/index': 'src/testing/index.ts' }),
);
