import type { OptionSpec } from './scan-options.ts';

/** A program that runs the command that its operands spell. */
export interface Wrapper extends OptionSpec {
  /** Operands before the command: `timeout 5 git push` has one. */
  readonly operands?: number;
  /** Takes `NAME=value` words before the command. */
  readonly assignments?: boolean;
  /** Options with which it runs nothing. */
  readonly inertWith?: readonly string[];
}

/** Sources: the manual pages of coreutils, util-linux, sudo, findutils and bash; POSIX. */
export const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  [
    'env',
    {
      flags: 'i0v',
      values: 'uCS',
      longFlags: ['ignore-environment', 'null', 'debug', 'list-signal-handling'],
      longValues: ['unset', 'chdir', 'split-string'],
      assignments: true,
    },
  ],
  [
    'sudo',
    {
      flags: 'AbBEeHiKklnPSsVv',
      values: 'CDghpRrTtUu',
      longFlags: [
        'askpass',
        'background',
        'preserve-env',
        'set-home',
        'login',
        'shell',
        'non-interactive',
        'stdin',
      ],
      longValues: [
        'user',
        'group',
        'host',
        'prompt',
        'chdir',
        'chroot',
        'role',
        'type',
        'command-timeout',
        'close-from',
      ],
      assignments: true,
    },
  ],
  ['doas', { flags: 'nsL', values: 'Cu' }],
  ['nohup', {}],
  ['setsid', { flags: 'cfw', longFlags: ['ctty', 'fork', 'wait'] }],
  ['nice', { flags: '0123456789', values: 'n', longValues: ['adjustment'] }],
  [
    'ionice',
    { flags: 't', values: 'cnpPu', longFlags: ['ignore'], longValues: ['class', 'classdata'] },
  ],
  [
    'timeout',
    {
      flags: 'vfp',
      values: 'ks',
      longFlags: ['foreground', 'preserve-status', 'verbose'],
      longValues: ['kill-after', 'signal'],
      operands: 1,
    },
  ],
  ['stdbuf', { values: 'ioe', longValues: ['input', 'output', 'error'] }],
  [
    'time',
    {
      flags: 'pvaVq',
      values: 'fo',
      longFlags: ['portability', 'verbose', 'append', 'quiet'],
      longValues: ['format', 'output'],
    },
  ],
  ['exec', { flags: 'cl', values: 'a' }],
  ['command', { flags: 'pvV', inertWith: ['v', 'V'] }],
  ['builtin', {}],
  ['chroot', { longFlags: ['skip-chdir'], longValues: ['userspec', 'groups'], operands: 1 }],
  ['taskset', { flags: 'a', values: 'c', operands: 1 }],
  ['chrt', { flags: 'abdfiorRm', values: 'TPD', operands: 1 }],
  ['caffeinate', { flags: 'disum', values: 'tw' }],
  ['unshare', { flags: 'imnpuUCTfrc' }],
  ['busybox', {}],
  ['toybox', {}],
  ['coproc', {}],
  // Words of zsh that stand before a command.
  ['noglob', {}],
  ['nocorrect', {}],
  ['-', {}],
  ['repeat', { operands: 1 }],
]);

/** Programs that run none of their arguments as a command. */
export const INERT: ReadonlySet<string> = new Set(
  (
    'echo printf true false : test [ [[ grep egrep fgrep cat ls mkdir cp mv rm rmdir touch ln chmod chown head tail wc sort ' +
    'uniq cut tr tee pwd cd pushd popd export unset set shift local declare typeset readonly read return exit break continue ' +
    'wait kill sleep date basename dirname realpath readlink stat diff cmp man which type umask getopts let printenv uname ' +
    'whoami id seq jq alias unalias hash trap mapfile readarray enable bind complete compgen shopt jobs yes'
  ).split(' '),
);

/** Programs that run code from elsewhere, which is not read: interpreters, task runners, package scripts. */
export const OPAQUE: ReadonlySet<string> = new Set(
  (
    'node deno bun python python2 python3 ruby perl php lua awk gawk mawk tclsh osascript pwsh powershell cmd java npm npx pnpm ' +
    'pnpx yarn bunx make gmake just task rake ant mvn gradle gradlew nx turbo wireit cargo go tox nox poetry pipx uv uvx . source'
  ).split(' '),
);

/** The name of an array's element: bash evaluates its index, with the substitutions in it, when a builtin is given it as text. */
const EVALUATED_INDEX = /^\w+\[.*(?:\$\(|`)/su;

const evaluated = (option?: RegExp): RegExp =>
  option === undefined
    ? EVALUATED_INDEX
    : new RegExp(`${option.source}|${EVALUATED_INDEX.source}`, 'su');

/** Builtins with an argument that makes another word run, or another command of the same name. */
export const TRAPDOORS: ReadonlyMap<string, RegExp> = new Map([
  ['alias', /=/u],
  ['hash', /^-\w*p/u],
  ['enable', /^-\w*f/u],
  ['bind', /^-\w*x/u],
  ['complete', /^-\w*C/u],
  ['compgen', /^-\w*C/u],
  ['set', /^-\w*k|^keyword$/u],
  ['mapfile', evaluated(/^-\w*C/u)],
  ['readarray', evaluated(/^-\w*C/u)],
  ...'let read unset declare typeset local export readonly printf test [ [[ wait getopts'
    .split(' ')
    .map((name): [string, RegExp] => [name, evaluated()]),
]);

/** Variables whose value some program runs as a command. */
export const COMMAND_VARIABLES: ReadonlySet<string> = new Set(
  (
    'GIT_SSH_COMMAND GIT_SSH GIT_PAGER GIT_EDITOR GIT_SEQUENCE_EDITOR GIT_EXTERNAL_DIFF GIT_ASKPASS SSH_ASKPASS GIT_PROXY_COMMAND ' +
    'PAGER MANPAGER EDITOR VISUAL BROWSER BASH_ENV ENV PROMPT_COMMAND PS4 LESSOPEN'
  ).split(' '),
);
