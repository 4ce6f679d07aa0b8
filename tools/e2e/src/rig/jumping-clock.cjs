// Loaded before orch: its wall clock is off by as many milliseconds as the file says at the moment, as
// when an administrator or a time server sets the clock. What measures durations cannot jump.
const { readFileSync } = require('node:fs');

const real = Date.now;
Date.now = () => real() + Number(readFileSync(process.env.ORCH_E2E_CLOCK, 'utf8'));
