import { describe, expect, test } from '@jest/globals';
import type { Dialect } from '../shell/reader.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { decideStage } from './decide.ts';
import type { Effect } from './decision.ts';

const parsed = parsePolicy(
  JSON.stringify({
    version: 1,
    forbidden_commands: [
      { id: 'push', argv: ['git', 'push'], action: 'deny', reason: 'only people push' },
      {
        id: 'publish',
        argv: [['npm', 'pnpm', 'yarn'], 'publish'],
        action: 'deny',
        reason: 'releases are made elsewhere',
      },
      { id: 'wipe', argv: ['rm', '-rf'], action: 'ask', reason: 'a wipe cannot be undone' },
      {
        id: 'apply',
        argv: ['terraform', 'apply', '-auto-approve'],
        action: 'deny',
        reason: 'plans are read first',
      },
      {
        id: 'prod',
        argv: ['kubectl', '--context=prod*', '**', 'delete'],
        action: 'deny',
        reason: 'production is not ours',
      },
      {
        id: 'main',
        argv: ['git', 'branch', '-D', 'main'],
        action: 'deny',
        reason: 'the main branch stays',
      },
      {
        id: 'deploy',
        argv: ['scripts/deploy.sh'],
        action: 'deny',
        reason: 'deploys need a person',
      },
    ],
  }),
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { policy } = parsed;

function effectOf(
  command: { shell: string; dialect?: Dialect } | { argv: readonly string[] },
): Effect {
  const stage = { id: 's', kind: 'command', command } as const;
  return decideStage(policy, { pipeline: { id: 'p' }, task: { id: 't' }, stage }).effect;
}

type Row = readonly [hazard: string, command: string, effect: Effect];

const plain: readonly Row[] = [
  ['the forbidden command itself', 'git push', 'deny'],
  ['with operands', 'git push origin main', 'deny'],
  ['another command of the same program', 'git status', 'allow'],
  ['a word that only begins like it', 'git pushd', 'ask'],
  ['the forbidden words in a message', 'git commit -m "git push later"', 'allow'],
  ['the forbidden words printed', 'echo git push', 'allow'],
  ['the forbidden words searched for', 'grep -rn "git push" docs', 'allow'],
  ['the forbidden words in a comment', 'npm test # git push', 'allow'],
  ['a hash inside a word begins no comment', 'echo a#b; git push', 'deny'],
  ['the forbidden words as a file name', 'cat "git push"', 'allow'],
  ['an empty command', '', 'allow'],
  ['a comment alone', '# git push', 'allow'],
];

const writing: readonly Row[] = [
  ['an assignment before it', 'X=1 git push', 'deny'],
  ['two assignments before it', "X=1 Y='a b' git push", 'deny'],
  ['an assignment that runs a command', 'X=$(git push)', 'deny'],
  ['an array assignment', 'a=(x y) git push', 'deny'],
  ['a redirection behind it', 'git push > f', 'deny'],
  ['a redirection before it', '>f git push', 'deny'],
  ['a redirection inside it', 'git 2>/dev/null push', 'deny'],
  ['a numbered redirection before it', '2>&1 git push', 'deny'],
  ['a redirection to a variable descriptor', '{fd}>x git push', 'deny'],
  ['a redirection of both streams behind it', 'git push &> log', 'deny'],
  [
    'a redirection of both streams that dash reads as a background command',
    'true &> log git push',
    'ask',
  ],
  ['quotes inside words', 'gi\'\'t pu""sh', 'deny'],
  ['escapes inside words', 'g\\it pu\\sh', 'deny'],
  ['an escaped program, which skips aliases', '\\git push', 'deny'],
  ['quoted words', '"git" \'push\'', 'deny'],
  ['ANSI-C quotes', "$'git' $'push'", 'deny'],
  ['ANSI-C hexadecimal escapes', "$'\\x67it' $'\\160ush'", 'deny'],
  ['ANSI-C Unicode escapes', "$'\\u0067it' push", 'deny'],
  ['a locale string', '$"git" push', 'deny'],
  ['a line continued inside a word', 'git pu\\\nsh', 'deny'],
  ['a line continued inside the program', 'g\\\nit push', 'deny'],
  ['a line continued before a word', 'git \\\n  push', 'deny'],
  ['a tab between the words', 'git\tpush', 'deny'],
  ['a no-break space, which shells read differently', 'git\u00a0push', 'ask'],
  ['a carriage return', 'git push\r\n', 'ask'],
  ['a path to the program', '/usr/bin/git push', 'deny'],
  ['a relative path to the program', './git push', 'deny'],
  ['a home folder before the program', '~/bin/git push', 'deny'],
  ['a quoted variable as the folder of the program', '"$HOME"/bin/git push', 'deny'],
  ['capital letters, as a case-insensitive file system takes them', 'GIT push', 'deny'],
  ["the program with Windows' ending", 'git.exe push', 'deny'],
  ["git's program for one command", '/usr/lib/git-core/git-push origin', 'deny'],
];

const grammar: readonly Row[] = [
  ['a list with &&', 'npm test && git push', 'deny'],
  ['a list with ||', 'false || git push', 'deny'],
  ['a list with ;', 'true; git push', 'deny'],
  ['a background command before it', 'sleep 1 & git push', 'deny'],
  ['a second line', 'npm test\ngit push', 'deny'],
  ['a pipeline', 'git push | cat', 'deny'],
  ['the end of a pipeline', 'yes | git push', 'deny'],
  ['a pipeline of both streams', 'true |& git push', 'deny'],
  ['a subshell', '(git push)', 'deny'],
  ['a subshell in a subshell', '((git push))', 'deny'],
  ['a group', '{ git push; }', 'deny'],
  ['a negation', '! git push', 'deny'],
  ['a timed command', 'time -p git push', 'deny'],
  ['a timed negation', 'time ! git push', 'deny'],
  ['a condition', 'if git push; then true; fi', 'deny'],
  ['a branch', 'if true; then git push; fi', 'deny'],
  ['an elif branch', 'if a; then b; elif c; then git push; fi', 'deny'],
  ['an else branch', 'if true; then :; else git push; fi', 'deny'],
  ['a while body', 'while true; do git push; done', 'deny'],
  ['an until condition', 'until git push; do sleep 1; done', 'deny'],
  ['a for body', 'for b in a b; do git push origin "$b"; done', 'deny'],
  ['an arithmetic for body', 'for ((i=0;i<3;i++)); do git push; done', 'deny'],
  ['a case branch', 'case x in (a) true;; *) git push;; esac', 'deny'],
  ['a function that is defined', 'f() { git push; }; f', 'deny'],
  ['a function with the word function', 'function f { git push; }', 'deny'],
  ['a coprocess', 'coproc git push', 'deny'],
  ['a named coprocess, which not every shell has', 'coproc P { git push; }', 'ask'],
  ['a reserved word as an operand', 'echo if then done', 'allow'],
];

const substitutions: readonly Row[] = [
  ['a substitution', 'echo $(git push)', 'deny'],
  ['a quoted substitution', 'echo "x $(git push) y"', 'deny'],
  ['backticks', 'echo `git push`', 'deny'],
  ['backticks in quotes', 'echo "`git push`"', 'deny'],
  ['backticks in backticks', 'echo `echo \\`git push\\``', 'deny'],
  ['a substitution in a substitution', 'echo $(echo "$(git push)")', 'deny'],
  ['a parenthesis in a case in a substitution', 'echo $(case x in a) git push;; esac)', 'deny'],
  ['a comment with a parenthesis in a substitution', 'echo $(true # )\n git push)', 'deny'],
  ['a default value', 'echo ${x:-$(git push)}', 'deny'],
  ['a quoted default value in quotes', 'echo "${x:-"$(git push)"}"', 'deny'],
  ['a process substitution', 'cat <(git push)', 'deny'],
  ['an output process substitution', 'tee >(git push)', 'deny'],
  ['a process substitution in a default value', 'echo ${x:-<(git push)}', 'deny'],
  ['arithmetic', 'echo $((1 + $(git push)))', 'deny'],
  ['a subshell that looks like arithmetic', 'echo $((true);(git push))', 'deny'],
  ['an escaped substitution', 'echo \\$\\(git push\\)', 'allow'],
  ['a single-quoted substitution', "echo '$(git push)'", 'allow'],
  ['an index of an array', 'x[$(git push)]=1', 'deny'],
  ['a test', '[ -n "$(git push)" ]', 'deny'],
  ['a function substitution of newer shells', 'echo ${ git push; }', 'ask'],
  ['a prompt expansion of a value', 'x=\'$(git push)\'; echo "${x@P}"', 'ask'],
];

const hereDocuments: readonly Row[] = [
  ['a here-document that expands', 'cat <<E\n$(git push)\nE', 'deny'],
  ['a quoted here-document', "cat <<'E'\n$(git push)\nE", 'allow'],
  ['a here-document that is only text', 'cat <<E\ngit push\nE', 'allow'],
  ['a command behind a here-document', 'cat <<E\nx\nE\ngit push', 'deny'],
  ['a command on the line of a here-document', 'cat <<E && git push\nx\nE', 'deny'],
  ['a here-document with tabs', 'cat <<-E\n\tx\n\tE\ngit push', 'deny'],
  ['two here-documents on a line', 'cat <<A <<B\nx\nA\ny\nB\ngit push', 'deny'],
  ['an end mark of two words', 'cat <<"A B"\ngit push\nA B\nls', 'allow'],
  ['a here-document for a shell', 'bash <<E\ngit push\nE', 'deny'],
  ['a here-string for a shell', "bash <<< 'git push'", 'deny'],
  ['a here-document without an end mark', 'cat <<E\ngit push', 'allow'],
];

const wrappers: readonly Row[] = [
  ['env', 'env git push', 'deny'],
  ['env with assignments', 'env -i A=1 B=2 git push', 'deny'],
  ['env with an option and its value', 'env -u HOME git push', 'deny'],
  ['env -S', "env -S 'git push'", 'deny'],
  ['env -S in one word', "env '-Sgit push' origin", 'deny'],
  ['env with a lone dash', 'env - git push', 'deny'],
  ['env with an unknown option', 'env --frobnicate npm test', 'ask'],
  ['sudo', 'sudo git push', 'deny'],
  ['sudo with a user', 'sudo -u root -E git push', 'deny'],
  ['sudo with assignments', 'sudo A=1 git push', 'deny'],
  ['doas', 'doas -u me git push', 'deny'],
  ['nohup', 'nohup git push &', 'deny'],
  ['nice', 'nice -n 5 git push', 'deny'],
  ['nice in the old form', 'nice -10 git push', 'deny'],
  ['timeout', 'timeout -k 5 10s git push', 'deny'],
  ['timeout with a time that is not known', 'timeout $T npm test', 'ask'],
  ['setsid', 'setsid -w git push', 'deny'],
  ['stdbuf', 'stdbuf -oL git push', 'deny'],
  ['time, the program', '/usr/bin/time -f %e git push', 'deny'],
  ['exec', 'exec git push', 'deny'],
  ['exec with another name', 'exec -a ls git push', 'deny'],
  ['command', 'command git push', 'deny'],
  ['command -v runs nothing', 'command -v git', 'allow'],
  ['builtin', 'builtin eval git push', 'deny'],
  ['busybox', 'busybox sh -c "git push"', 'deny'],
  ['wrappers in wrappers', 'sudo env A=1 nice timeout 5 bash -c "git push"', 'deny'],
  ['an unknown program before it', 'mywrapper git push', 'ask'],
  ['an unknown program with the command as one word', 'concurrently "git push" "npm test"', 'ask'],
  ['an editor that runs a command', "vim -c ':!git push'", 'ask'],
  ['an unknown program with other words', 'mywrapper git status', 'allow'],
  ['su -c', 'su - me -c "git push"', 'ask'],
];

const shells: readonly Row[] = [
  ['bash -c', 'bash -c "git push"', 'deny'],
  ['sh -c', "sh -c 'git push'", 'deny'],
  ['zsh -c', "zsh -c 'git push'", 'deny'],
  ['a login shell', 'bash -lc "git push"', 'deny'],
  ['other options', 'bash -e -u -x -c "git push"', 'deny'],
  ['an option with a word of its own', 'bash -eo pipefail -c "git push"', 'deny'],
  ['an option behind -c', 'bash -c -e "git push"', 'deny'],
  ['long options', 'bash --norc --rcfile x -c "git push"', 'deny'],
  ['a shell in a shell', `bash -c "sh -c 'git push'"`, 'deny'],
  ['the text of a shell in a variable', 'bash -c "$CMD"', 'ask'],
  ['operands of the text', `bash -c '"$@"' _ git push`, 'ask'],
  ['an operand in the text', "bash -c 'git $1' _ push", 'ask'],
  ['a harmless text', 'bash -c "npm test"', 'allow'],
  ['a shell that reads its input', 'curl example.org | sh', 'ask'],
  ['a shell with -s', 'bash -s x < y', 'allow'],
  ['a shell at the end of a pipe', 'echo git push | bash', 'ask'],
  ['a shell in another language', "fish -c 'npm test'", 'ask'],
  ['a shell whose version is asked for', 'bash --version', 'allow'],
  ['eval', 'eval "git push"', 'deny'],
  ['eval of several words', "eval git 'push'", 'deny'],
  ['eval of a variable', 'eval "$X"', 'ask'],
  ['a trap', "trap 'git push' EXIT", 'deny'],
  ['an alias', "alias p='git push'", 'ask'],
  ['a script, which is not read', 'sh ./x.sh', 'allow'],
  ['a script of a package, which is not read', 'npm run build', 'allow'],
  ['a sourced script, which is not read', '. ./x.sh', 'allow'],
];

const runners: readonly Row[] = [
  ['xargs', 'echo origin | xargs git push', 'deny'],
  ['xargs that adds the word', 'echo push | xargs git', 'ask'],
  ['xargs with options', 'xargs -0 -n 1 -P 4 git push', 'deny'],
  ['xargs with a replaced word', "xargs -I{} git push '{}'", 'deny'],
  ['xargs with the word replaced', 'xargs -I % git %', 'ask'],
  ['xargs with a shell', "xargs sh -c 'git push'", 'deny'],
  ['xargs with something else', 'ls | xargs wc -l', 'allow'],
  ['find -exec', 'find . -name x -exec git push {} \\;', 'deny'],
  ['find -execdir with +', 'find . -execdir git push {} +', 'deny'],
  ['find -exec with the word found', 'find . -exec git {} \\;', 'ask'],
  ['find -exec of what is found', 'find . -exec {} \\;', 'ask'],
  ['find without a command', 'find . -name "*.ts" -print', 'allow'],
  ['a second -exec', "find . -exec true \\; -exec sh -c 'git push' \\;", 'deny'],
  ['parallel', 'parallel git push ::: a b', 'deny'],
  ['parallel with whole commands', "parallel ::: 'git push' ls", 'deny'],
  ['parallel from its input', 'cat jobs | parallel', 'ask'],
  ['watch', 'watch -n 5 git push', 'deny'],
  ['ssh', 'ssh host git push', 'deny'],
  ['ssh with something else', 'ssh host uptime', 'ask'],
  ['npx', 'npx git push', 'deny'],
  ['npx with a package', 'npx -y -p x git push', 'deny'],
  ['npx -c', "npx -c 'git push'", 'deny'],
  ['npm exec', 'npm exec -- git push', 'deny'],
  ['npm x -c', "npm x -c 'git push'", 'deny'],
  ['pnpm dlx', 'pnpm dlx git push', 'deny'],
  ['yarn dlx', 'yarn dlx git push', 'deny'],
];

const git: readonly Row[] = [
  ['another folder', 'git -C . push', 'deny'],
  ['another folder and setting', 'git -C a -c user.name=x push', 'deny'],
  ['another repository', 'git --git-dir=x/.git --work-tree=x push', 'deny'],
  ['another repository in two words', 'git --git-dir x/.git push', 'deny'],
  ['no pager', 'git --no-pager push', 'deny'],
  ['an alias that is a shell text', "git -c alias.x='!git push' x", 'deny'],
  ['an alias of a command', 'git -c alias.x=push x origin', 'deny'],
  ['an alias that is kept', 'git config --global alias.p push', 'deny'],
  ['a word that may be an alias', 'git p', 'ask'],
  ['an alias from a variable', 'git --config-env=alias.x=V x', 'ask'],
  [
    'an alias from the environment',
    "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=alias.st GIT_CONFIG_VALUE_0='!x' git st",
    'ask',
  ],
  ['a setting that is a command', "git -c core.sshCommand='git push' fetch", 'deny'],
  ['a variable that is a command', "GIT_SSH_COMMAND='git push' git fetch", 'deny'],
  ['such a variable through env', "env GIT_EDITOR='git push' git commit", 'deny'],
  ['such a variable exported', "export PAGER='git push'; git log", 'deny'],
  ['each submodule', "git submodule foreach 'git push'", 'deny'],
  ['a rebase that runs commands', "git rebase -x 'git push' main", 'deny'],
  ['a bisection that runs a command', 'git bisect run git push', 'deny'],
  ['a setting that is harmless', 'git -c core.autocrlf=false status', 'allow'],
  ['an option before the operand', 'git push --force origin', 'deny'],
];

const dynamic: readonly Row[] = [
  ['a variable as the program', '$G push', 'ask'],
  ['a quoted variable as the program', '"$G" push', 'ask'],
  ['a substitution as the program', '$(which git) push', 'ask'],
  ['a variable as the command', 'git $C', 'ask'],
  ['a quoted variable as the command', 'git "$C"', 'ask'],
  ['a variable in the middle of the command', 'git p${x}sh', 'ask'],
  ['a variable that cannot be the command', 'git s${x}', 'allow'],
  ['a quoted variable that cannot be the command', 'git "s$x"', 'allow'],
  ['a variable behind another command', 'git log "$X"', 'allow'],
  ['a variable of another program', 'cat "$FILE"', 'allow'],
  ['a glob as the program', '/usr/bin/g?t push', 'ask'],
  ['a glob as the command', 'git p*', 'ask'],
  ['a glob of another program', 'cat *.txt', 'allow'],
  ['braces that expand', '{git,push}', 'ask'],
  ['braces in the program', 'g{i,}t push', 'ask'],
  ['braces in the command', 'git {push,}', 'ask'],
  ['braces that do not expand', 'git show stash@{1}', 'allow'],
  ['an unclosed quote', "echo 'git push", 'ask'],
  ['an unclosed branch', 'if true; then npm test', 'ask'],
  ['a stray parenthesis', 'npm test )', 'ask'],
  ['an extended glob', 'ls !(x)', 'ask'],
  ['an index that a builtin evaluates', "unset 'a[$(git push)]'", 'ask'],
  ['an index that let evaluates', "let 'a[$(git push)]=1'", 'ask'],
  ['an array that is only printed', "echo 'a[$(git push)]'", 'allow'],
  ['an array element that is set', 'declare -A a; unset "a[x]"', 'allow'],
  ['set -k, which moves assignments', 'set -k', 'ask'],
  ['hash -p, which gives a name another program', 'hash -p /usr/bin/git ls; ls push', 'ask'],
];

const patterns: readonly Row[] = [
  ['a choice of programs', 'pnpm publish', 'deny'],
  ['an option before the command that may have a value', 'npm --tag publish', 'ask'],
  ['an option with its value attached', 'npm --tag=x publish', 'deny'],
  ['an option before the command', 'npm --access public publish', 'ask'],
  ['grouped options', 'rm -rf build', 'ask'],
  ['grouped options in another order', 'rm -fr build', 'ask'],
  ['separate options', 'rm -r -f build', 'ask'],
  ['options behind the operand', 'rm build -rf', 'ask'],
  ['one of the options only', 'rm -r build', 'allow'],
  ['a variable that may be an option', 'rm "$X"', 'ask'],
  ['a glob that may be an option', 'rm *', 'ask'],
  ['a glob that cannot be an option', 'rm ./*', 'allow'],
  ['a glob that cannot be the option by its ending', 'rm *.tmp', 'allow'],
  ['a long option with one dash', 'terraform apply -auto-approve', 'deny'],
  ['without that option', 'terraform apply', 'allow'],
  ['an option with a value that fits', 'kubectl --context=prod-eu -n x delete pod', 'deny'],
  ['an option with a value in two words', 'kubectl --context prod-eu delete pod', 'deny'],
  ['an option with another value', 'kubectl --context=dev delete pod', 'allow'],
  ['a shortened long option', 'kubectl --cont=prod delete pod', 'ask'],
  ['an operand in its place', 'git branch -D main', 'deny'],
  ['an operand in another place', 'git branch -D topic main', 'allow'],
  ['the path of a script', './scripts/deploy.sh now', 'deny'],
  ['the path of a script from above', 'sub/scripts/deploy.sh', 'deny'],
  ['another path to a file of that name', 'cd scripts && ./deploy.sh', 'ask'],
];

describe.each([
  ['plainly', plain],
  ['however it is written', writing],
  ['wherever the grammar puts it', grammar],
  ['in substitutions', substitutions],
  ['in here-documents', hereDocuments],
  ['behind wrappers', wrappers],
  ['in shells', shells],
  ['through programs that run others', runners],
  ["through git's own ways", git],
  ['I2: where only the run decides', dynamic],
  ['by its pattern', patterns],
])('a forbidden command is found %s', (_, rows) => {
  test.each(rows)('%s: %j -> %s', (_hazard, shell, effect) => {
    expect(effectOf({ shell })).toBe(effect);
  });
});

describe('text that shells read differently', () => {
  test.each<readonly [string, string, Dialect, Effect]>([
    ['dash runs what bash only tests', '[[ a || git push ]]', 'sh', 'deny'],
    ['bash runs nothing in a test', '[[ a || git == git ]]', 'bash', 'allow'],
    ['dash runs what bash takes for arithmetic', '((git push))', 'sh', 'deny'],
    ['bash takes it for arithmetic', '((git push))', 'bash', 'allow'],
    ["bash alone decodes $'…', which may be harmless", "printf $'a\\n'", 'bash', 'allow'],
    ['dash keeps the dollar sign', "printf $'a\\n'", 'sh', 'ask'],
    ['dash ends a quote that bash goes on with', "echo $'\\'\ngit push\necho ''", 'sh', 'ask'],
    [
      'bash reads both streams and goes on with the operands',
      'true &> log git push',
      'bash',
      'allow',
    ],
    ['bash evaluates an index in a test', "[[ 1 -eq 'a[$(git push)]' ]]", 'bash', 'ask'],
    ['bash has coprocesses', 'coproc P { git push; }', 'bash', 'deny'],
  ])('%s', (_, shell, dialect, effect) => {
    expect(effectOf({ shell, dialect })).toBe(effect);
  });
});

describe('a command that is started without a shell', () => {
  test.each<readonly [string, readonly string[], Effect]>([
    ['the command itself', ['git', 'push'], 'deny'],
    ['a shell with a text', ['bash', '-c', 'git push'], 'deny'],
    ['an assignment is a program here', ['X=1', 'git', 'push'], 'ask'],
    ['shell syntax is text here', ['echo', '$(git push)'], 'allow'],
    ['a wrapper', ['/usr/bin/env', 'A=1', 'git', 'push'], 'deny'],
    ['no words', [], 'allow'],
  ])('%s', (_, argv, effect) => {
    expect(effectOf({ argv })).toBe(effect);
  });
});

test('without a forbidden command nothing is uncertain', () => {
  const empty = parsePolicy('{"version":1}');
  if (!empty.ok) throw new Error('the empty policy is refused');
  const stage = { id: 's', kind: 'command', command: { shell: '$X "unclosed' } } as const;
  const facts = { pipeline: { id: 'p' }, task: { id: 't' }, stage };
  expect(decideStage(empty.policy, facts).effect).toBe('allow');
});
