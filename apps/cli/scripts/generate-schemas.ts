/** Writes `schemas/*.schema.json` but for the configuration's, which is written by hand. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchemas } from './document-schemas.ts';

const folder = join(import.meta.dirname, '../schemas');
for (const [name, content] of documentSchemas()) writeFileSync(join(folder, name), content);
