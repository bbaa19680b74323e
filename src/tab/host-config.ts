import { HostConfig } from 'adaptivecards';

const TEXT = 'var(--colorNeutralForeground1)';
const plain = foregrounds('var(--colorNeutralForeground3)', 'var(--colorBrandForeground1)');
/** On a coloured ground, faint text would be too faint. */
const onColour = foregrounds(TEXT, TEXT);

/** How Teams draws a card, in Fluent's tokens: a change of the theme needs no new drawing. */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  fontFamily: 'var(--fontFamilyBase)',
  spacing: { small: 8, default: 12, medium: 20, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 28 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 36 },
  textBlock: { headingLevel: 2 },
  containerStyles: {
    default: { backgroundColor: 'var(--colorNeutralBackground1)', foregroundColors: plain },
    emphasis: { backgroundColor: 'var(--colorNeutralBackground3)', foregroundColors: onColour },
    accent: { backgroundColor: 'var(--colorBrandBackground2)', foregroundColors: onColour },
    good: { backgroundColor: 'var(--colorStatusSuccessBackground1)', foregroundColors: onColour },
    warning: { backgroundColor: 'var(--colorStatusWarningBackground1)', foregroundColors: onColour },
    attention: { backgroundColor: 'var(--colorStatusDangerBackground1)', foregroundColors: onColour },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: {
      requiredInputs: { color: 'default', size: 'default', suffix: ' *', weight: 'bolder' },
      inputSpacing: 'small',
    },
    errorMessage: { color: 'attention', spacing: 'small', size: 'default', weight: 'bolder' },
  },
});

function foregrounds(subtle: string, accent: string) {
  const tone = (colour: string, faint = colour) => ({ default: colour, subtle: faint });
  return {
    default: tone(TEXT, subtle),
    dark: tone(TEXT, subtle),
    light: tone(TEXT, subtle),
    accent: tone(accent),
    good: tone('var(--colorStatusSuccessForeground1)'),
    warning: tone('var(--colorStatusWarningForeground1)'),
    attention: tone('var(--colorStatusDangerForeground1)'),
  };
}
