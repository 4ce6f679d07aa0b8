/** `- `, `key: ` or both, and then a value that YAML would not take for text. */
const bareValue = /^(\s*(?:-\s+)?(?:[\w-]+:\s+)?)([*@`%&!][^#'"]*?)(\s+#.*)?$/;
const bareItem = /([[,]\s*)([*@`%&!][^,\]'"]*?)(\s*)(?=[,\]])/g;

/**
 * Quotes what people write bare and YAML reads as something else: globs such as `**\/x` (an alias) and names such
 * as `@team` (reserved). Tabs that indent become two spaces, since YAML allows none. Lines stay lines.
 */
export function quoteBareMarks(source: string): string {
  return source
    .split('\n')
    .map((line) => {
      const spaced = line
        .replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  '))
        .replace(/^(\s*(?:-|[\w-]+:))\t+/, '$1 ');
      if (/['"]/.test(spaced)) return spaced;
      const whole = bareValue.exec(spaced);
      if (whole !== null) {
        const [, before = '', value = '', after = ''] = whole;
        return `${before}'${value.trimEnd()}'${after}`;
      }
      return spaced.replace(bareItem, "$1'$2'$3");
    })
    .join('\n');
}
