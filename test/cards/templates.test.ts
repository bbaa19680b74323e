import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DutyWithDeadline, deadlineFormView } from '../../src/cards/deadline-form-view.ts';
import { messageView } from '../../src/cards/message-view.ts';
import { mineView } from '../../src/cards/mine-view.ts';
import { placeOf } from '../../src/cards/navigation.ts';
import type { OutcomeView } from '../../src/cards/outcome-view.ts';
import type { QuestionView } from '../../src/cards/question-view.ts';
import { readerOf } from '../../src/cards/reader.ts';
import {
  deadlineFormCard,
  drawStep,
  listCard,
  messageCard,
  reminderCard,
  stepView,
  textCheckCard,
  textFormCard,
} from '../../src/cards/render.ts';
import { textCheckView, textFormView } from '../../src/cards/text-check-view.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { emptyWalk, step } from '../../src/guide/step.ts';
import { cardFaults, renderedFaults } from '../support/card-faults.ts';
import { createRenderer } from '../support/card-renderer.ts';
import { packsOf, proeve, TODAY } from '../support/proeve.ts';
import { viewOfAbout } from '../support/reminder-gallery.ts';

const render = createRenderer();
const pack = proeve();
const reader = readerOf(pack, 'da');

function fileOf(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../cards', name), 'utf8');
}

function sampleOf<T>(template: string): T {
  return JSON.parse(fileOf(`${template}.sample.json`));
}

function viewAt(answers: Record<string, string>) {
  const guide = pack.guides.get('gift') as Guide;
  const walk = { ...emptyWalk, answers };
  const context = { reader, pack, guide, walk, notices: [], today: TODAY };
  return stepView(context, step(guide, walk, TODAY)).view;
}

function formView() {
  const gift = pack.guides.get('gift') as Guide;
  const place = placeOf(reader, pack, gift, emptyWalk, { fact: 'giver' });
  const duty = gift.duties['tell-leader'] as DutyWithDeadline;
  return deadlineFormView(reader, place, 'tell-leader', duty, TODAY, '');
}

const samples = {
  question: {
    card: drawStep({ template: 'question', view: sampleOf<QuestionView>('question') }),
    view: viewAt({}),
  },
  outcome: {
    card: drawStep({ template: 'outcome', view: sampleOf<OutcomeView>('outcome') }),
    view: viewAt({ giver: 'colleague' }),
  },
  message: { card: messageCard(sampleOf('message')), view: messageView(reader, 'Hej', []) },
  'text-check': {
    card: textCheckCard(sampleOf('text-check')),
    view: textCheckView(reader, pack, [], undefined, TODAY),
  },
  reminder: {
    card: reminderCard(sampleOf('reminder')),
    view: viewOfAbout(pack, 'da', TODAY, { kind: 'year', duty: 'invitations-checked', on: TODAY }),
  },
  'deadline-form': { card: deadlineFormCard(sampleOf('deadline-form')), view: formView() },
  list: {
    card: listCard(sampleOf('list')),
    view: mineView(reader, pack, packsOf(pack), { waiting: [], muted: [] }, []),
  },
  'text-form': { card: textFormCard(sampleOf('text-form')), view: textFormView(reader, pack, '') },
};

describe.each(Object.entries(samples))('the template of a %s', (template, { card, view }) => {
  it('draws its sample without fault', () => {
    expect([...cardFaults(card), ...renderedFaults(render(card))]).toEqual([]);
  });

  it('has a sample with exactly what the product gives it', () => {
    expect(Object.keys(sampleOf<object>(template)).sort()).toEqual(Object.keys(view).sort());
  });

  it('uses everything that it is given', () => {
    const used = new Set(fileOf(`${template}.json`).match(/(?<=\$\{|\(| )[a-z][a-zA-Z]+/gu));
    expect(Object.keys(view).filter((key) => !used.has(key))).toEqual([]);
  });

  it('keeps to what Teams shows', () => {
    const text = fileOf(`${template}.json`);
    // No styles that Teams ignores, no element newer than 1.5, nothing loaded from elsewhere.
    expect(text).not.toMatch(
      /"(?:positive|destructive)"|"(?:Table|Media|Image|Icon|Badge|Carousel)"|iconUrl/u,
    );
    expect(text.match(/https?:\/\/[^"]+/gu)).toEqual(['http://adaptivecards.io/schemas/adaptive-card.json']);
  });
});
