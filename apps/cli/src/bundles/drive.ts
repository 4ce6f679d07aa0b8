import { program } from '../run-program.ts';
import { approve, reject } from '../verbs/approve.ts';
import { cancel } from '../verbs/cancel.ts';
import { resume } from '../verbs/resume.ts';
import { start } from '../verbs/start.ts';

/** The verbs that write runs. */
export const run = program({ start, resume, cancel, approve, reject });
