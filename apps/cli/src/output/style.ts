/** Marks a text for the eye, or leaves it alone where colours are not welcome. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  waiting(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

const same = (text: string): string => text;

export const plainStyle: Style = { good: same, bad: same, waiting: same, dim: same, strong: same };

function mark(on: number, off: number): (text: string) => string {
  return (text) => `\u001B[${on}m${text}\u001B[${off}m`;
}

export const colourStyle: Style = {
  good: mark(32, 39),
  bad: mark(31, 39),
  waiting: mark(33, 39),
  dim: mark(2, 22),
  strong: mark(1, 22),
};
