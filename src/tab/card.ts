/** Draws cards with Microsoft's renderer, and puts right what it leaves to be wished for people who do not see or point. */
import {
  type Action,
  AdaptiveCard,
  type ExecuteAction,
  GlobalSettings,
  SerializationContext,
  ToggleVisibilityAction,
  Versions,
} from 'adaptivecards';
import type { CardAction } from '../cards/action.ts';
import type { Card } from '../cards/render.ts';
import { escaped } from '../picture/xml.ts';
import { hostConfig } from './host-config.ts';

GlobalSettings.setTabIndexAtCardRoot = false;

/** The two kinds of markup that cards use: **bold**, and links to write to somebody. */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = escaped(text)
    .replace(/\*\*(.+?)\*\*/gu, '<b>$1</b>')
    .replace(/\[([^\]]+)\]\((mailto:[^)\s]+|https:[^)\s]+)\)/gu, '<a href="$2">$1</a>');
  result.didProcess = true;
};

/**
 * A card as an element.
 * @param act takes what a button does, with what was chosen or typed
 * @param tell takes what is missing when a button was pressed too early, to be read out
 */
export function drawCard(
  card: Card,
  act: (action: CardAction) => void,
  tell: (fault: string) => void,
): HTMLElement {
  const adaptive = new AdaptiveCard();
  adaptive.hostConfig = hostConfig;
  // The pattern of `lang` is a global one that the renderer never winds back: it refuses every second card.
  if (AdaptiveCard.langProperty.regEx) AdaptiveCard.langProperty.regEx.lastIndex = 0;
  adaptive.parse(card, new SerializationContext(Versions.v1_5));
  adaptive.onExecuteAction = (action) => {
    if (action instanceof ToggleVisibilityAction) return;
    // The buttons are our own, of a card that was made a moment ago.
    act((action as ExecuteAction).data as CardAction);
  };
  const element = adaptive.render();
  if (!element) throw new Error('The renderer gives no element for a card');
  element.lang = card.lang;
  for (const action of adaptive.getAllActions()) mark(action);
  mend(element, tell);
  return element;
}

/** Notes on a button what it does, for the style sheet. */
function mark(action: Action): void {
  const button = action.renderedElement;
  if (!button) return;
  const data =
    action instanceof ToggleVisibilityAction ? undefined : ((action as ExecuteAction).data as CardAction);
  const sendsInput = data?.do === 'answer' && data.value === undefined;
  button.dataset.verb = sendsInput ? 'next' : (data?.do ?? 'toggle');
  if (button.dataset.verb !== 'answer') return;
  // Answers below each other are as wide as the card; yes and no share a line.
  button.style.flex = '1 1 auto';
  if (button.parentElement?.childElementCount === 1) button.style.justifyContent = 'flex-start';
}

function mend(root: HTMLElement, tell: (fault: string) => void): void {
  mendTexts(root);
  mendRows(root);
  mendButtons(root, tell);
  mendLists(root);
}

/** Letters grow with the person's own setting; the title is the heading of the page; a sign is said in words beside it. */
function mendTexts(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>('.ac-textBlock, .ac-textRun')) {
    for (const property of ['font-size', 'line-height']) {
      const pixels = Number.parseFloat(element.style.getPropertyValue(property));
      element.style.setProperty(property, `${pixels / 16}rem`);
    }
    // Every text wraps, so nothing of it is to be cut off; what could be cut is painted on its own.
    element.style.removeProperty('overflow');
  }
  const title = root.querySelector('.ac-textBlock');
  title?.setAttribute('role', 'heading');
  title?.setAttribute('aria-level', '1');
  for (const sign of root.querySelectorAll('.ac-columnSet > .ac-container:first-child')) {
    if (/^\P{L}*$/u.test(sign.textContent ?? '')) sign.setAttribute('aria-hidden', 'true');
  }
}

/** Buttons go on in the next line where they do not fit; what the renderer keeps between them is left to the style sheet. */
function mendRows(root: HTMLElement): void {
  for (const row of root.querySelectorAll<HTMLElement>('.ac-actionSet')) {
    row.style.flexWrap = 'wrap';
    for (const space of row.querySelectorAll(':scope > div:empty')) space.remove();
    if (row.parentElement) row.parentElement.style.overflow = 'visible';
  }
}

/** A button is called by what it does, not twice, and says whether what it unfolds is open. */
function mendButtons(root: HTMLElement, tell: (fault: string) => void): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('button.ac-pushButton')) {
    button.removeAttribute('role');
    // The renderer keeps a button to one line and cuts it off; here there is room for all of it.
    button.firstElementChild?.removeAttribute('style');
    const name = button.title || (button.textContent ?? '');
    if (name === button.textContent) button.removeAttribute('aria-label');
    else button.setAttribute('aria-label', name);
    button.removeAttribute('title');
    const unfolded = root.querySelector<HTMLElement>(`#${button.getAttribute('aria-controls') ?? 'none'}`);
    if (!unfolded) {
      button.addEventListener('click', () => tellMissing(root, tell));
      continue;
    }
    const show = () => {
      button.setAttribute('aria-expanded', String(unfolded.style.display !== 'none'));
      // The renderer says it of what is unfolded, where it means nothing.
      unfolded.removeAttribute('aria-expanded');
    };
    show();
    button.addEventListener('click', show);
  }
}

/** An answer that is missing is said, and the input has the focus. */
function tellMissing(root: HTMLElement, tell: (fault: string) => void): void {
  const failed = root.querySelector<HTMLElement>('.ac-input-validation-failed');
  if (!failed) return;
  tell(failed.closest('.ac-input-container')?.nextElementSibling?.textContent ?? '');
  (failed.querySelector('input') ?? failed).focus();
}

/** A list of choices is one group with one name. */
function mendLists(root: HTMLElement): void {
  for (const list of root.querySelectorAll<HTMLElement>(
    '.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect',
  )) {
    const inputs = [...list.querySelectorAll<HTMLInputElement>('input')];
    const label = root.querySelector<HTMLElement>(`label[for="${list.id}"]`);
    const isRadio = inputs.some(({ type }) => type === 'radio');
    list.setAttribute('role', isRadio ? 'radiogroup' : 'group');
    if (isRadio) list.setAttribute('aria-required', 'true');
    if (label) {
      list.setAttribute('aria-labelledby', label.id);
      label.removeAttribute('for');
    }
    for (const input of inputs) {
      input.removeAttribute('aria-required');
      input.removeAttribute('aria-labelledby');
    }
  }
}
