import { basename } from 'node:path';
import { scriptName } from '../syntax/parse-script.ts';

const names =
  /^(package\.json|tsconfig[\w.-]*\.json|jsconfig\.json|migrations\.json|generators\.json|collection\.json|schematics\.json|cookiecutter\.json|lerna\.json|biome\.jsonc?|\.?oxlintrc\.json|eslint[\w.-]*\.json|nx\.json|composer\.json|GNUmakefile|[Mm]akefile|\.?[Jj]ustfile|Taskfile\.ya?ml|go\.mod|pom\.xml|Jenkinsfile|tox\.ini|setup\.cfg|noxfile\.py|pyproject\.toml|\.?ruff\.toml|Cargo\.toml|\.?rustfmt\.toml|copier\.ya?ml|lefthook\.ya?ml|deno\.jsonc?|\.editorconfig|action\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml)$/u;
/** Settings of tools that begin with a dot: `.prettierrc`, `.eslintrc.json`, `.golangci.yml`. */
const dotSettings =
  /^\.(prettierrc|eslintrc|commitlintrc|lintstagedrc|huskyrc|mocharc|golangci|gitlab-ci|travis|pre-commit-config|lefthook|clang-format|flake8|pylintrc|stylelintrc)[\w.-]*$/u;
const folders = /(^|\/)(\.github\/(workflows|actions)|\.circleci|\.gitlab|\.husky|\.githooks)\//u;

/** Whether the text of a file can hold anything that is looked for. */
export function isRead(path: string): boolean {
  const name = basename(path);
  return (
    scriptName.test(name) ||
    names.test(name) ||
    dotSettings.test(name) ||
    /\.(py|go)$/u.test(name) ||
    folders.test(path)
  );
}
