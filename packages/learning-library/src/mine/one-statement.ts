import { loadJscodeshift, parserFor, type Parser } from '../program/load-transform.ts';

interface Statement {
  readonly type: string;
}

let parsers: Map<string, Parser> | undefined;

/** The statements of a text; `null` where it is no program. */
function statementsOf(text: string, extension: string): readonly Statement[] | null {
  parsers ??= new Map();
  const name = parserFor('auto', `x.${extension}`);
  const parser = parsers.get(name) ?? loadJscodeshift().parserNamed(name);
  parsers.set(name, parser);
  try {
    const file = parser.parse(text) as { program: { body: Statement[]; directives?: Statement[] } };
    return [...(file.program.directives ?? []), ...file.program.body];
  } catch {
    // Not a program: the caller asked just that.
    return null;
  }
}

/** Whether a text is a program by itself, in a file of that ending. */
export function parsesAs(text: string, extension: string): boolean {
  const statements = statementsOf(text, extension);
  return (
    statements?.length === 1 &&
    !/^(?:Block|Empty|Labeled|Directive)/u.test(statements[0]?.type ?? '')
  );
}

/** Whether one statement becomes one statement, and an expression an expression, in every parser. */
export function isOneStatement(before: string, after: string): boolean {
  return ['js', 'ts', 'tsx'].every((extension) => {
    const [old, next] = [before, after].map((text) =>
      parsesAs(text, extension) ? statementsOf(text, extension)?.[0]?.type : undefined,
    );
    const replaceable = /^(?:ExpressionStatement|ImportDeclaration|VariableDeclaration)$/u;
    return (
      old !== undefined &&
      next !== undefined &&
      replaceable.test(old) &&
      (old === 'ExpressionStatement') === (next === 'ExpressionStatement')
    );
  });
}
