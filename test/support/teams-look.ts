/** Colours, sizes and spacing near to those of Teams, for pictures of cards: not what Teams promises, but close. */

const light = {
  page: '#f5f5f5',
  text: '#242424',
  subtle: '#616161',
  border: '#d1d1d1',
  backgrounds: {
    default: '#ffffff',
    emphasis: '#f0f0f0',
    accent: '#e8ebfa',
    good: '#e7f2da',
    attention: '#fcf4f6',
    warning: '#fbf6d9',
  },
  colors: { accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', attention: '#c4314b' },
};

const dark = {
  page: '#1f1f1f',
  text: '#ffffff',
  subtle: '#adadad',
  border: '#666666',
  backgrounds: {
    default: '#292929',
    emphasis: '#3d3d3d',
    accent: '#2b2b40',
    good: '#1b341d',
    attention: '#3e1f25',
    warning: '#463100',
  },
  colors: { accent: '#9299f7', good: '#92c353', warning: '#f8d22a', attention: '#f9526b' },
};

export const themes = { light, dark };
export type Theme = (typeof themes)['light'];

/** A host configuration for Microsoft's renderer. */
export function hostConfig({ text, subtle, border, backgrounds, colors }: Theme): object {
  const color = (tone: string, weak = tone) => ({ default: tone, subtle: weak });
  const foregroundColors = {
    default: color(text, subtle),
    dark: color(text, subtle),
    light: color(subtle),
    accent: color(colors.accent),
    good: color(colors.good),
    warning: color(colors.warning),
    attention: color(colors.attention),
  };
  const containerStyles = Object.fromEntries(
    Object.entries(backgrounds).map(([name, backgroundColor]) => [
      name,
      { backgroundColor, foregroundColors },
    ]),
  );
  return {
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', 'Liberation Sans', 'Noto Color Emoji', sans-serif",
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: border },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    containerStyles,
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 16 },
    },
    inputs: {
      label: {
        requiredInputs: { color: 'default', size: 'default', suffix: ' *', weight: 'bolder' },
        inputSpacing: 'small',
      },
      errorMessage: { color: 'attention', spacing: 'small', size: 'small' },
    },
  };
}

/** Buttons and inputs as Teams draws them: one line of text, cut off where it does not fit. */
export function styleSheet(theme: Theme, scope: string): string {
  return `
${scope} { background: ${theme.page}; padding: 12px; }
${scope} .ac-adaptiveCard { border: 1px solid ${theme.border}; border-radius: 6px; }
${scope} .ac-container { border-radius: 4px; }
${scope} .ac-pushButton {
  background: ${theme.backgrounds.default}; color: ${theme.text}; border: 1px solid ${theme.border};
  border-radius: 4px; height: 32px; min-width: 64px; max-width: 100%; padding: 0 12px;
  font: 600 14px/20px 'Segoe UI', 'Liberation Sans', 'Noto Color Emoji', sans-serif;
}
${scope} .ac-pushButton > div, ${scope} .ac-pushButton {
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
}
${scope} a { color: ${theme.colors.accent}; }
${scope} input[type="date"] {
  height: 32px; box-sizing: border-box; border: 1px solid ${theme.border}; border-radius: 4px;
  background: ${theme.backgrounds.emphasis}; color: ${theme.text}; font: 14px 'Liberation Sans';
}`;
}
