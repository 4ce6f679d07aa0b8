import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  readSuite,
  runSuite,
  type EvaluationReport,
  type EvaluationRequest,
} from '../src/index.ts';
import type { Configuration, Scenario } from '../src/evaluate/suite.ts';
import { ownPack } from './repository.ts';
import { shellPort } from './shell-port.ts';

/** A suite in a temporary folder, and what its evaluations wrote. */
export class Evaluation {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'orch-suite-')));
  readonly out: string = join(this.root, 'out');
  #runs = 0;

  /** Files of the fixture `fixture`, unless they name another folder. */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.write(join('fixture', path), text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** The text of a file of the latest evaluation. */
  read(name: string): string {
    return readFileSync(join(this.out, String(this.#runs), name), 'utf8');
  }

  /** Writes a suite of these scenarios and runs it. */
  run(
    scenarios: readonly Partial<Scenario>[],
    options: Partial<EvaluationRequest> & { readonly of?: readonly Configuration[] } = {},
  ): Promise<EvaluationReport> {
    const { of, ...request } = options;
    this.#runs += 1;
    const suite = {
      id: 'suite',
      scenarios: scenarios.map((each, at) => ({ id: `s${at + 1}`, fixture: 'fixture', ...each })),
      ...(of && { configurations: of }),
    };
    this.write('suite.json', JSON.stringify(suite));
    const packs = [ownPack('node-imports')];
    return runSuite({
      id: `evaluation-${this.#runs}`,
      suite: readSuite(join(this.root, 'suite.json'), packs),
      folder: join(this.out, String(this.#runs)),
      env: { PATH: process.env['PATH'], SECRET: 'do not tell' },
      commands: shellPort,
      program: [process.execPath],
      packs: new Map(packs.map((pack) => [pack.manifest.id, pack])),
      signal: new AbortController().signal,
      redact: (record) => record,
      keep: false,
      jobs: 2,
      nowMs: () => Date.now(),
      monotonicMs: () => performance.now(),
      ...request,
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
