import { expect, test } from '@jest/globals';
import { validatePolicy } from '../policy/parse-policy.ts';
import { decideStage } from './decide.ts';

const parsed = validatePolicy({
  version: 1,
  forbidden_commands: [
    { id: 'push', argv: ['git', 'push'], action: 'deny', reason: 'r' },
    { id: 'publish', argv: [['npm', 'pnpm', 'yarn'], 'publish'], action: 'deny', reason: 'r' },
    { id: 'wipe', argv: ['rm', '-rf'], action: 'ask', reason: 'r' },
    { id: 'force', argv: ['git', '**', '--force'], action: 'ask', reason: 'r' },
  ],
});

test.each([
  'npm ci && npm run build && npm test',
  'cargo build --release 2>&1 | tee build.log',
  'for f in src/*.ts; do npx prettier --check "$f"; done',
  'if [ -f package.json ]; then npm test; fi',
  'export CI=1; npm test',
  'set -euo pipefail; make all',
  'docker build -t x . && docker run --rm x',
  'test -z "$(git status --porcelain)"',
  'git diff --exit-code && git log --oneline -5',
  'python3 -m pytest -q -k "not slow"',
  'cd sub && ./gradlew check',
  'VERSION=$(node -p "1") npm run x',
  'git rev-parse HEAD > .rev',
  'echo "a: $(date)" >> log',
  'pnpm -r --filter ./packages/* build',
  'eslint . --max-warnings 0 || true',
  'go test ./... -run "TestA|TestB"',
  'curl -fsSL https://example.org/y -o z',
  'find . -name "*.tmp" -delete',
  'git ls-files "*.ts" | xargs -r npx eslint',
  'jq -r .version package.json',
  'npm version patch -m "Release %s"',
  "node -e 'console.log(1)'",
  'while read -r line; do echo "$line"; done < list.txt',
  'cat > f <<EOF\nname: $NAME\nEOF',
  'mkdir -p "${OUT:-out}" && cp -r dist/* "${OUT:-out}"',
  'timeout 600 npm test -- --maxWorkers=2',
  'NODE_ENV=production npx vite build',
])('an ordinary command raises no question: %s', (shell) => {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const stage = { id: 's', kind: 'command', command: { shell } } as const;
  const decision = decideStage(parsed.policy, { pipeline: { id: 'p' }, task: { id: 't' }, stage });
  expect(decision.rules).toEqual([]);
});
