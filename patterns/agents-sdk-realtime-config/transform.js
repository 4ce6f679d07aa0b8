/** Where a setting was, and where it is: `[input or output, name]`. `voice` moves with the others only. */
const moved = {
  inputAudioFormat: ['input', 'format'],
  inputAudioNoiseReduction: ['input', 'noiseReduction'],
  inputAudioTranscription: ['input', 'transcription'],
  turnDetection: ['input', 'turnDetection'],
  outputAudioFormat: ['output', 'format'],
  voice: ['output', 'voice'],
  speed: ['output', 'speed'],
};
const formats = {
  pcm16: "{ type: 'audio/pcm', rate: 24000 }",
  g711_ulaw: "{ type: 'audio/pcmu' }",
  g711_alaw: "{ type: 'audio/pcma' }",
};
const nameOf = ({ key, computed }) => (computed ? undefined : (key?.name ?? key?.value));

/** The object of an expression: itself, or what a constant that is used once was given. */
function objectOf(j, root, node) {
  if (node?.type === 'ObjectExpression') return node;
  if (node?.type !== 'Identifier') return null;
  const isUse = ({ node: each, parent }) =>
    each.name === node.name &&
    parent.node.id !== each &&
    !(parent.node.key === each && !parent.node.shorthand);
  const uses = root.find(j.Identifier, { name: node.name }).filter(isUse);
  const [declarator, ...more] = root
    .find(j.VariableDeclarator, { id: { name: node.name } })
    .paths();
  const places = new Set(uses.nodes().map(({ start }) => start));
  const isConstant = declarator?.parent.node.kind === 'const' && more.length === 0;
  const { init } = declarator?.node ?? {};
  return isConstant && places.size === 1 && init?.type === 'ObjectExpression' ? init : null;
}

/** The objects that are settings of a session, and whether the place where each stands has a type. */
function configsIn(j, root) {
  const found = new Map();
  const take = (node) => {
    const object = objectOf(j, root, node);
    if (object !== null) found.set(object, object === node);
  };
  root.find(j.NewExpression, { callee: { name: 'RealtimeSession' } }).forEach(({ node }) => {
    const options = objectOf(j, root, node.arguments[1]);
    take(options?.properties.find((each) => nameOf(each) === 'config')?.value);
  });
  root.find(j.CallExpression).forEach(({ node: { callee, arguments: args } }) => {
    const isUpdate = callee.property?.name === 'updateSessionConfig';
    const holder = callee.object?.property ?? callee.object;
    if (isUpdate && /transport$/iu.test(holder?.name ?? '')) take(args[0]);
  });
  root.find(j.VariableDeclarator).forEach(({ node }) => {
    const type = node.id.typeAnnotation?.typeAnnotation;
    const inner = type?.typeName?.name === 'Partial' ? type.typeParameters?.params[0] : type;
    if (inner?.typeName?.name === 'RealtimeSessionConfig') take(node.init);
  });
  return found;
}

/** The members of an object with the comments before each, and on its line after it. */
function membersOf({ properties, start, end }, source) {
  let at = start + 1;
  return properties.map((node, index) => {
    const lead = source.slice(at, node.start).trim();
    const next = properties[index + 1]?.start ?? end - 1;
    const [after, comment = ''] = /^\s*,?[^\S\n]*(\/\/[^\n]*|\/\*[^\n]*?\*\/)?/u.exec(
      source.slice(node.end, next),
    );
    at = node.end + after.length;
    return { node, name: nameOf(node), lead, comment, text: source.slice(node.start, node.end) };
  });
}

function valueOf({ node, text, name }, source, isTyped = false) {
  if (node.shorthand) return name;
  const value = source.slice(node.value.start, node.value.end);
  // Elsewhere TypeScript would take the new format's name for any text.
  const isFormat =
    isTyped && /AudioFormat$/u.test(name) && Object.hasOwn(formats, node.value.value ?? '');
  return node.type === 'ObjectMethod' ? text : isFormat ? formats[node.value.value] : value;
}

/** Members as lines, or on one line where that was how they stood. */
function written(members, isMultiline, indent, unit) {
  const texts = members.map(({ lead = '', text, comment = '' }) => ({ lead, text, comment }));
  const inline = `{ ${texts.map(({ text }) => text).join(', ')} }`;
  if (!isMultiline && texts.every(({ lead, comment }) => lead + comment === '')) return inline;
  const lines = texts.flatMap(({ lead, text, comment }) => [
    ...(lead === '' ? [] : lead.split('\n').map((line) => `${indent}${unit}${line.trim()}`)),
    `${indent}${unit}${text},${comment === '' ? '' : ` ${comment}`}`,
  ]);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

/** The new text of an object of settings. */
function rewritten(object, source, isTyped) {
  const members = membersOf(object, source);
  const isMultiline = source.slice(object.start, object.end).includes('\n');
  const lineIndent = (at) =>
    /^[^\S\n]*/u.exec(source.slice(source.lastIndexOf('\n', at - 1) + 1))[0];
  const indent = lineIndent(object.start);
  const own = isMultiline ? lineIndent(object.properties[0].start) : '';
  const unit = own.length > indent.length ? own.slice(indent.length) : '  ';
  const sides = { input: [], output: [] };
  for (const member of members) {
    const to = Object.hasOwn(moved, member.name ?? '') ? moved[member.name] : null;
    if (to === null) continue;
    const value = valueOf(member, source, isTyped);
    const deeper = value.includes('`') ? value : value.replaceAll('\n', `\n${unit}${unit}`);
    sides[to[0]].push({ ...member, text: deeper === to[1] ? deeper : `${to[1]}: ${deeper}` });
  }
  const audio = Object.entries(sides)
    .filter(([, inside]) => inside.length > 0)
    .map(([side, inside]) => ({
      text: `${side}: ${written(inside, isMultiline, `${indent}${unit}${unit}`, unit)}`,
    }));
  const next = [];
  for (const member of members) {
    if (member.name === 'modalities') {
      next.push({ ...member, text: `outputModalities: ${valueOf(member, source)}` });
    } else if (!Object.hasOwn(moved, member.name ?? '')) {
      next.push(member);
    } else if (!next.some(({ isAudio }) => isAudio)) {
      next.push({
        isAudio: true,
        text: `audio: ${written(audio, isMultiline, `${indent}${unit}`, unit)}`,
      });
    }
  }
  return written(next, isMultiline, indent, unit);
}

/** `{ inputAudioFormat, voice }` of a realtime session becomes `{ audio: { input, output } }`. */
export default function transform({ source }, { jscodeshift: j, report }) {
  // A tab as wide as one character: places in the tree are then places in the text.
  const root = j(source, { tabWidth: 1 });
  const edits = [];
  for (const [object, isTyped] of configsIn(j, root)) {
    const names = object.properties.map(nameOf);
    const old = names.filter(
      (name) => name === 'modalities' || (name !== 'voice' && Object.hasOwn(moved, name ?? '')),
    );
    const isSpread = object.properties.some(({ type }) => /^Spread/u.test(type));
    const tell = (why) => report(`line ${object.loc.start.line}: ${why}`);
    if (old.length === 0) continue;
    if (isSpread || names.includes(undefined)) tell('holds settings that are made elsewhere');
    else if (names.includes('audio') || names.includes('outputModalities')) {
      tell(
        `${old.join(', ')}: because of these the SDK ignores the new settings beside them; say which are meant`,
      );
    } else edits.push([object.start, object.end, rewritten(object, source, isTyped)]);
  }
  return edits
    .sort(([a], [b]) => b - a)
    .reduce((text, [from, to, next]) => text.slice(0, from) + next + text.slice(to), source);
}
