import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import { CodedError } from '../errors.ts';

type Theme = Readonly<Record<string, string | number>>;

const USE = /var\(--([a-z][a-zA-Z0-9]*)/gu;

/**
 * The Fluent tokens that some files use, as a style sheet: the themes of Teams by name, and where the page is told of
 * none, light or dark as the browser is set.
 * @param own tokens that the files define themselves
 * @throws {CodedError} TOKEN_UNKNOWN
 */
export function tokenSheet(files: readonly string[], own: readonly string[]): string {
  const used = [
    ...new Set(files.flatMap((file) => [...file.matchAll(USE)].flatMap(([, name]) => name ?? []))),
  ]
    .filter((name) => !own.includes(name))
    .sort();
  const light = declarations(teamsLightTheme, used);
  const dark = declarations(teamsDarkTheme, used);
  const contrast = declarations(teamsHighContrastTheme, used);
  return [
    `:root{color-scheme:light;${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${dark}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${dark}}`,
    `:root[data-theme=contrast]{color-scheme:dark;${contrast}}`,
  ].join('\n');
}

function declarations(theme: object, names: readonly string[]): string {
  return names
    .map((name) => {
      const value = (theme as Theme)[name];
      if (value !== undefined) return `--${name}:${value};`;
      throw new CodedError(
        'TOKEN_UNKNOWN',
        `Fluent has no token "${name}". Use one of @fluentui/tokens in src/tab.`,
      );
    })
    .join('');
}
