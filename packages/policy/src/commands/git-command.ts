import { fixedText, type Word } from '../shell/word.ts';
import type { OptionSpec } from './scan-options.ts';

/** Options of `git` before its command. Source: git(1), 2.47. */
const GIT_OPTIONS: OptionSpec = {
  flags: 'vhpP',
  values: 'Cc',
  longFlags: [
    'version',
    'help',
    'exec-path',
    'html-path',
    'man-path',
    'info-path',
    'paginate',
    'no-pager',
    'no-replace-objects',
    'no-lazy-fetch',
    'no-optional-locks',
    'no-advice',
    'bare',
    'literal-pathspecs',
    'glob-pathspecs',
    'noglob-pathspecs',
    'icase-pathspecs',
  ],
  longValues: [
    'git-dir',
    'work-tree',
    'namespace',
    'super-prefix',
    'config-env',
    'attr-source',
    'list-cmds',
  ],
};

/** Git's own commands: an alias cannot take their names. Any other word may be an alias, or a program of the user's. */
export const GIT_COMMANDS: ReadonlySet<string> = new Set(
  (
    'add am annotate apply archimport archive backfill bisect blame branch bugreport bundle cat-file check-attr check-ignore ' +
    'check-mailmap check-ref-format checkout checkout--worker checkout-index cherry cherry-pick citool clean clone column commit ' +
    'commit-graph commit-tree config count-objects credential credential-cache credential-store cvsexportcommit cvsimport ' +
    'cvsserver daemon describe diagnose diff diff-files diff-index diff-pairs diff-tree difftool fast-export fast-import fetch ' +
    'fetch-pack filter-branch fmt-merge-msg for-each-ref for-each-repo format-patch fsck fsck-objects fsmonitor--daemon gc ' +
    'get-tar-commit-id gitk grep gui hash-object help hook http-backend http-fetch http-push imap-send index-pack init init-db ' +
    'instaweb interpret-trailers log ls-files ls-remote ls-tree mailinfo mailsplit maintenance merge merge-base merge-file ' +
    'merge-index merge-octopus merge-one-file merge-ours merge-recursive merge-resolve merge-subtree merge-tree mergetool mktag ' +
    'mktree multi-pack-index mv name-rev notes p4 pack-objects pack-redundant pack-refs patch-id prune prune-packed pull push ' +
    'quiltimport range-diff read-tree rebase receive-pack reflog refs remote remote-ext remote-fd remote-ftp remote-ftps ' +
    'remote-http remote-https repack replace replay request-pull rerere reset restore rev-list rev-parse revert rm send-email ' +
    'send-pack shell shortlog show show-branch show-index show-ref sparse-checkout stage stash status stripspace submodule svn ' +
    'switch symbolic-ref tag unpack-file unpack-objects update-index update-ref update-server-info upload-archive upload-pack ' +
    'var verify-commit verify-pack verify-tag version whatchanged worktree write-tree'
  ).split(' '),
);

/** Settings of git whose value git runs through a shell. */
export const GIT_COMMAND_SETTINGS =
  /^(?:core\.(?:sshcommand|pager|editor|askpass|fsmonitor|gitproxy|hookspath)|sequence\.editor|credential(?:\..*)?\.helper|diff\.external|(?:diff|difftool|mergetool|merge|filter|pager|gpg|browser|man|trailer|remote|interactive|uploadpack|hook|sendemail)\..*|include(?:if)?\..*)$/u;

/** The index of git's own command in its arguments (the program's name not counted), or `undefined`. */
export function gitCommandIndex(args: readonly Word[]): number | undefined {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    const text = word === undefined ? undefined : fixedText(word);
    if (text === undefined) return undefined;
    if (!text.startsWith('-')) return at;
    at += gitOptionArity(text);
  }
  return undefined;
}

/** How many words after this option, which stands before git's command, belong to it. */
export function gitOptionArity(option: string): 0 | 1 {
  return option === '-C' ||
    option === '-c' ||
    GIT_OPTIONS.longValues?.includes(option.slice(2)) === true
    ? 1
    : 0;
}
