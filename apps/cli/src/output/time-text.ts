/** A duration for people: `12 ms`, `0.4 s`, `12.3 s`, `3 min 05 s`, `2 h 10 min`, `3 d 4 h`. */
export function durationText(ms: number): string {
  if (ms < 99.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** How long ago something was, by the wall clock; a clock that went back shows as "just now". */
export function agoText(at: string, nowMs: number): string {
  const ms = nowMs - Date.parse(at);
  return ms < 1000 ? 'just now' : `${durationText(ms).replace(/\.\d s$/, ' s')} ago`;
}

/** An ISO time as people write it, still in UTC: `2026-01-31 09:30:00 UTC`. */
export function timeText(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}
