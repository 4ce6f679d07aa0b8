import { preset } from '../../jest.preset.js';

export default { ...preset, displayName: 'persistence', testTimeout: 60_000 };
