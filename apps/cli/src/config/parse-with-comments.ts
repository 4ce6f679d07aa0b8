import { OrchError } from '@orch/core';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { positionOf } from './position.ts';

/**
 * Parses JSON with comments and trailing commas.
 *
 * @throws OrchError `ORCH_CONFIG_INVALID` with the line and column of what does not fit
 */
export function parseWithComments(text: string, file: string): unknown {
  const errors: ParseError[] = [];
  const value = parseNested(text, file, errors);
  const [first] = errors;
  if (first === undefined) return value;
  const { line, column } = positionOf(text, first.offset);
  const what = printParseErrorCode(first.error)
    .replace(/(?!^)([A-Z])/g, ' $1')
    .toLowerCase();
  throw new OrchError('ORCH_CONFIG_INVALID', `${file}:${line}:${column} is not JSON: ${what}.`, {
    place: `${file}:${line}:${column}`,
    hint: 'Nothing was run. Comments and trailing commas are allowed, nothing else.',
    data: { line, column },
  });
}

/** The parser calls itself for each level, so a text of brackets alone exhausts the stack. */
function parseNested(text: string, file: string, errors: ParseError[]): unknown {
  try {
    return parse(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OrchError('ORCH_CONFIG_INVALID', `${file} is nested too deeply.`, {
      place: file,
      hint: 'Nothing was run.',
      cause: error,
    });
  }
}
