import type { Toolchain } from './detect-stages.ts';
import type { RepositoryFacts } from './repository-facts.ts';

export function detectGo({ names }: RepositoryFacts): Toolchain {
  if (!names.has('go.mod') && !names.has('go.work')) return { name: 'go', commands: [] };
  return {
    name: 'go',
    commands: [
      { purpose: 'build', command: 'go build ./...' },
      names.has('.golangci.yml') || names.has('.golangci.yaml') || names.has('.golangci.toml')
        ? { purpose: 'lint', command: 'golangci-lint run' }
        : { purpose: 'lint', command: 'go vet ./...' },
      { purpose: 'test', command: 'go test ./...' },
    ],
  };
}

/** Clippy and rustfmt only where the project has settings for them: neither need be installed. */
export function detectRust({ names, texts }: RepositoryFacts): Toolchain {
  if (!names.has('Cargo.toml')) return { name: 'rust', commands: [] };
  const wantsClippy =
    names.has('clippy.toml') ||
    names.has('.clippy.toml') ||
    /^\[(workspace\.)?lints/m.test(texts.get('Cargo.toml') ?? '');
  const wantsFormat = names.has('rustfmt.toml') || names.has('.rustfmt.toml');
  return {
    name: 'rust',
    commands: [
      { purpose: 'build', command: 'cargo build' },
      ...(wantsClippy ? [{ purpose: 'lint' as const, command: 'cargo clippy --all-targets' }] : []),
      ...(wantsFormat ? [{ purpose: 'lint' as const, command: 'cargo fmt --check' }] : []),
      { purpose: 'test', command: 'cargo test' },
    ],
  };
}

export function detectJava({ names }: RepositoryFacts): Toolchain {
  if (names.has('pom.xml')) {
    const maven = names.has('mvnw') ? './mvnw' : 'mvn';
    return {
      name: 'maven',
      commands: [
        { purpose: 'build', command: `${maven} -B package -DskipTests` },
        { purpose: 'test', command: `${maven} -B test` },
      ],
    };
  }
  const isGradle = ['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'];
  if (isGradle.some((name) => names.has(name))) {
    const gradle = names.has('gradlew') ? './gradlew' : 'gradle';
    return {
      name: 'gradle',
      commands: [
        { purpose: 'build', command: `${gradle} assemble` },
        { purpose: 'test', command: `${gradle} test` },
      ],
    };
  }
  return { name: 'java', commands: [] };
}

/** The targets `build`, `lint` and `test` of a Makefile. */
export function detectMake({ texts }: RepositoryFacts): Toolchain {
  const text = texts.get('GNUmakefile') ?? texts.get('makefile') ?? texts.get('Makefile') ?? '';
  const commands = (['build', 'lint', 'test'] as const)
    .filter((target) =>
      new RegExp(`^(?:[\\w.-]+ +)*${target}(?: +[\\w.-]+)* *::?(?!=)`, 'm').test(text),
    )
    .map((purpose) => ({ purpose, command: `make ${purpose}` }));
  return { name: 'make', commands };
}
