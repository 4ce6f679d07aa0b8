/** A codemod as people write them: some of the files have what it looks for. */
module.exports = ({ source }, { jscodeshift: j }) => {
  const root = j(source);
  const calls = root.find(j.CallExpression, {
    callee: { object: { name: 'Object' }, property: { name: 'keys' } },
  });
  if (calls.size() === 0) return undefined;
  calls.forEach(({ node }) => {
    node.callee.property.name = 'ownKeys';
  });
  return root.toSource();
};
