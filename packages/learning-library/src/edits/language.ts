/** How the text of a file falls into tokens; `null` for what is no code (prose, data, lock files). */
export type Language = 'script' | 'slash' | 'hash';

const languages: Readonly<Record<string, Language>> = {
  ...of('script', 'js jsx mjs cjs ts tsx mts cts'),
  ...of('slash', 'go rs java kt kts c h cc cpp hpp cs swift scala php dart proto groovy gradle'),
  ...of('hash', 'py pyi rb sh bash zsh pl r ex exs'),
};

/** The language of a file by its extension. */
export function languageOf(path: string): Language | null {
  const extension = /\.([a-z]+)$/iu.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? null : (languages[extension] ?? null);
}

function of(language: Language, extensions: string): Record<string, Language> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, language]));
}
