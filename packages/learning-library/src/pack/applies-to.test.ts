import { afterEach, expect, test } from '@jest/globals';
import { ownPack, Repository } from '../../test-support/repository.ts';
import { mismatches } from './applies-to.ts';

let repository: Repository;
afterEach(() => repository.remove());

const asks = (version: string) =>
  JSON.stringify({ dependencies: { '@modelcontextprotocol/sdk': version } });
const installed = 'node_modules/@modelcontextprotocol/sdk/package.json';

test.each([
  ['what is installed is in the range', { [installed]: '{"version":"1.20.0"}' }, []],
  ['what is installed is too old', { [installed]: '{"version":"1.2.0"}' }, ['is installed']],
  ['nothing is installed, and what is asked for fits', { 'package.json': asks('^1.20.0') }, []],
  ['what is asked for could be too old', { 'package.json': asks('^1.2.0') }, ['asks for']],
  ['it is not used', { 'package.json': '{}' }, ['is not used here']],
])('%s', (_name, files, expected) => {
  repository = new Repository(files);
  const found = mismatches(ownPack('mcp-register-tool'), repository.root);
  expect(found).toEqual(expected.map((part) => expect.stringContaining(part)));
});
