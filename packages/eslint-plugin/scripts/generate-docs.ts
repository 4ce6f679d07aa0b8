import { writeFileSync } from 'node:fs';
import {
  pageOf,
  readme,
  renderPage,
  renderReadme,
  ruleNames,
} from '../test-support/render-docs.ts';

for (const name of ruleNames) writeFileSync(pageOf(name), await renderPage(name));
writeFileSync(readme, await renderReadme());
