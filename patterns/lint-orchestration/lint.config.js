import { configs } from '@orch/eslint-plugin';

/** For `eslint.config.js`: `export default [...orchestration, …]`. */
export default [{ ...configs.recommended, name: 'orch/lint-orchestration' }];
