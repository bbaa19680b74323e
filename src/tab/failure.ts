import { tabWordsOf } from '../words/tab/words.ts';
import { buttonOf, h } from './dom.ts';
import { firstLanguage } from './preferences.ts';

/** Shows what went wrong on our side, whenever something does: nothing that a press does ends without a word. */
export function watchFailures(root: HTMLElement): void {
  const fail = (error: unknown): void => {
    console.error(error);
    const words = tabWordsOf(firstLanguage(navigator.language, 'da'));
    root.replaceChildren(
      h(
        'main',
        { class: 'panel', role: 'alert' },
        h('h1', {}, words.failed),
        h('p', {}, words.failedText),
        buttonOf(words.reload, () => location.reload()),
      ),
    );
  };
  window.addEventListener('error', ({ error }) => fail(error));
  window.addEventListener('unhandledrejection', ({ reason }) => fail(reason));
}
