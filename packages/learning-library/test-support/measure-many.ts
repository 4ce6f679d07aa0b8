import { OverlapMeter } from '../src/overlap/overlap-meter.ts';
import { patchOf } from './patch-of.ts';

/** Measures many runs whose patches are far larger together than the memory that it is given. */
const runs = 2_000;
const prose = `+${'x'.repeat(199)}\n`.repeat(500);

const meter = new OverlapMeter();
for (let at = 0; at < runs; at += 1) {
  const run = { task_id: 't', run_id: `r${at}`, apart: false, counts: true };
  meter.begin({
    ...run,
    started_at: new Date(Date.UTC(2026, 0, 5) + at * 3_600_000).toISOString(),
  });
  const own = Array.from({ length: 20 }, (_, line) => `call${at}(${line}, value${at * line});\n`);
  const shared =
    "for (const entry of entries) if (entry.name !== 'x') report(entry.name, entry.at);\n";
  const code = patchOf({ [`src/some/folder/file-${at}.ts`]: [null, own.join('') + shared] });
  const text = `diff --git a/t.md b/t.md\n--- a/t.md\n+++ b/t.md\n@@ -0,0 +1,500 @@\n${prose}${code}`;
  meter.add(text);
}
const { tokens, runs: measured } = meter.result();
const { arrayBuffers } = process.memoryUsage();
process.stdout.write(JSON.stringify({ runs: measured.length, tokens, arrayBuffers }));
