import type { Node } from '@babel/types';
import type { Finding } from '../../finding.ts';
import type { Reader } from '../../reader.ts';
import type { SourceFile } from '../../survey/source-file.ts';
import { childrenOf, lineOf } from '../../syntax/walk.ts';
import { Vote } from './vote.ts';

type Program = Extract<Node, { readonly type: 'Program' }>;
type Import = Extract<Node, { readonly type: 'ImportDeclaration' }>;

/** Nodes of TypeScript that stand among values, or hold them. */
const valueNodes = new Set<Node['type']>([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSExportAssignment',
  'TSEnumDeclaration',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSParameterProperty',
  'TSImportEqualsDeclaration',
]);

/** Whether imports that serve as types alone say so. */
export class TypeImports implements Reader {
  readonly #vote = new Vote<'type' | 'value'>();

  readonly nodes: NonNullable<Reader['nodes']> = {
    Program: (node, file) => {
      if (/\.([cm]?ts|tsx)$/u.test(file.name)) this.#program(node, file);
    },
  };

  findings(): Finding[] {
    return this.#vote.findings('type-imports', {
      type: 'what is only a type is imported as one (import type)',
      value: 'types are imported like values',
    });
  }

  #program(program: Program, { path }: SourceFile): void {
    const imports = program.body.filter(
      (each): each is Import => each.type === 'ImportDeclaration',
    );
    if (imports.length === 0) return;
    const uses = { types: new Set<string>(), values: new Set<string>(), decorated: false };
    for (const statement of program.body) {
      if (statement.type !== 'ImportDeclaration') collect(statement, false, uses);
    }
    // Frameworks with decorators can need the values of types at run time.
    if (uses.decorated) return;
    for (const each of imports) {
      const said = each.importKind === 'type' || each.specifiers.some(isTypeSpecifier);
      if (said) this.#vote.add('type', path, lineOf(each));
      else if (onlyTypes(each, uses)) this.#vote.add('value', path, lineOf(each));
    }
  }
}

interface Uses {
  readonly types: Set<string>;
  readonly values: Set<string>;
  decorated: boolean;
}

function isTypeSpecifier(node: Import['specifiers'][number]): boolean {
  return node.type === 'ImportSpecifier' && node.importKind === 'type';
}

function onlyTypes({ specifiers }: Import, { types, values }: Uses): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every(({ local }) => types.has(local.name) && !values.has(local.name))
  );
}

function collect(node: Node, inType: boolean, uses: Uses): void {
  if (node.type === 'Decorator') uses.decorated = true;
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') {
    (inType ? uses.types : uses.values).add(node.name);
    // Its annotation, where it is declared.
    if (node.type === 'Identifier' && node.typeAnnotation) collect(node.typeAnnotation, true, uses);
    return;
  }
  if (
    (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') &&
    !node.computed
  ) {
    collect(node.object, inType, uses);
    return;
  }
  if (node.type === 'ObjectProperty' && !node.computed && !node.shorthand) {
    collect(node.value, inType, uses);
    return;
  }
  const type = inType || (node.type.startsWith('TS') && !valueNodes.has(node.type));
  for (const child of childrenOf(node)) collect(child, type, uses);
}
