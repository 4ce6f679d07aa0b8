import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles, generatedFolder } from './validator-source.ts';

mkdirSync(generatedFolder, { recursive: true });
for (const [name, source] of generatedFiles()) writeFileSync(join(generatedFolder, name), source);
