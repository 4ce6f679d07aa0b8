import { preset } from '../../jest.preset.js';

/** Every test starts processes, so the limit leaves room for a busy machine. */
export default { ...preset, displayName: 'e2e', testTimeout: 90_000 };
