import { press } from './press.js';
import { emit, store } from './store.js';

const STALE_AFTER = 60_000;
const asked = new Map(); // person and message → when it was last refreshed

// Teams asks for a person's own view of a card when it comes into sight and its last answer is about a minute old.
const sight = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) entry.target.refresh?.();
});

/** Refreshes the card by itself: in Teams for the people whom the bot named in it, in Outlook for whoever reads the mail. */
export function refreshWhenSeen(element, card, { messageId, where, showCard }) {
  const { action, userIds } = card.refresh ?? {};
  const { me } = store;
  // Outlook pays no heed to userIds: it always refreshes.
  if (action?.type !== 'Action.Execute' || (where !== 'mail' && !userIds?.includes(me.teamsId))) return;
  element.refresh = async () => {
    const key = `${me.mail} ${messageId}`;
    if (Date.now() - (asked.get(key) ?? 0) < STALE_AFTER) return;
    asked.set(key, Date.now());
    const outcome = await press(me.mail, { messageId, trigger: 'automatic', ...(where === 'personal' ? {} : { in: where }) });
    if (store.me?.mail !== me.mail || outcome.kind !== 'card') return;
    showCard(outcome.card);
    emit('chat-changed');
  };
  sight.observe(element);
}
