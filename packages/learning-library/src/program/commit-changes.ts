/**
 * Carries out an intent in a process of its own, which outlives the one that asked for it: killing
 * that one in the middle leaves nothing half done.
 */
import { rollForward } from '../apply/roll-forward.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('The folder of the intent is missing.');
const result = rollForward(folder);
process.send?.(result);
if (process.connected) process.disconnect();
