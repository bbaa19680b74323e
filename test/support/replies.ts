import type { Deferred, Reply } from '../../src/chat/turn.ts';

/** An answer that needs nothing of what is kept of the person. */
export function replyIn(answer: Reply | Deferred): Reply {
  if ('with' in answer) throw new Error('This answer needs what is kept of the person');
  return answer;
}
