import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { Node } from './nodes.ts';
import type { SourceCode } from './variables.ts';

/** Whether an expression is a function that returns a promise. `false` where there are no types. */
export function returnsPromise(source: SourceCode, node: Node): boolean {
  return (
    typeOf(source, node)
      ?.getCallSignatures()
      .some((each) => each.getReturnType().getProperty('then') !== undefined) ?? false
  );
}

/** Whether an expression is a number or a boolean. `false` where there are no types. */
export function isNumeric(source: SourceCode, node: Node): boolean {
  const type = typeOf(source, node);
  const services = source.parserServices as Partial<ParserServicesWithTypeInformation> | undefined;
  const checker = services?.program?.getTypeChecker();
  if (type === null || checker === undefined) return false;
  const parts = type.isUnion() ? type.types : [type];
  // By name: the numbers of TypeScript's flags are not part of what it promises.
  return parts.every((each) => numeric.test(checker.typeToString(each)));
}

const numeric = /^(number|bigint|boolean|true|false|-?[\d.]+n?)$/u;

function typeOf(source: SourceCode, node: Node) {
  const services = source.parserServices as Partial<ParserServicesWithTypeInformation> | undefined;
  return services?.getTypeAtLocation?.(node) ?? null;
}
