import { announce, byId, el } from './dom.js';
import { ChatFeed } from './chat-feed.js';
import { afterChange, resetScroll, startScroll } from './chat-scroll.js';
import { MessageView } from './message-view.js';
import { emit, on, store } from './store.js';
import { roleOf } from './roles.js';

let feed;
let views = new Map();
let say;

/** The messages of the chosen person, in the personal chat or the channel. */
export function startChat(sayText) {
  say = sayText;
  on('chat-changed', () => feed?.read().catch(ignoreStopped));
  on('theme', () => views.forEach((view) => view.redraw()));
  startScroll();
}

function ignoreStopped(error) {
  if (error.name !== 'AbortError') emit('simulator-seen', false);
}

export function openChat() {
  closeChat();
  byId('log').replaceChildren(el('p', { class: 'log-empty' }, 'Reading the chat…'));
  let first = true;
  feed = new ChatFeed(store.me.mail, store.tab, (messages) => {
    show(messages, first);
    first = false;
  });
  feed.run();
}

export function closeChat() {
  feed?.stop();
  feed = undefined;
  views = new Map();
  resetScroll();
}

function show(messages, first) {
  const log = byId('log');
  const fresh = [];
  if (first || messages.length > 0 !== views.size > 0) log.replaceChildren();
  const kept = new Set(messages.map((message) => message.id));
  for (const [id, view] of views) {
    if (kept.has(id)) continue;
    view.element.remove();
    views.delete(id);
  }
  let changed = false;
  for (const message of messages) {
    const view = views.get(message.id);
    if (view) changed = view.update(message) || changed;
    else fresh.push(add(message));
  }
  if (messages.length === 0 && !log.hasChildNodes()) log.append(emptyNote());
  if (first || changed || fresh.length > 0) afterChange({ first, fresh: fresh.length > 0 });
  if (!first) tell(fresh);
  if (fresh.length > 0 || first) emit('chat-shown', messages);
}

function add(message) {
  const view = new MessageView(message, { where: store.tab, say });
  views.set(message.id, view);
  byId('log').append(view.element);
  return view;
}

function tell(fresh) {
  const news = fresh.filter((view) => view.from !== 'me').at(-1);
  if (!news) return;
  const card = news.message.card;
  announce(`New message from ${news.from === 'bot' ? 'TeamsOptOutBot' : 'a colleague'}: ${news.message.text || card?.fallbackText || card?.speak || 'a card'}`);
}

function emptyNote() {
  const place = store.tab === 'team'
    ? el('p', {}, 'The General channel of the team. What you post here mentions the bot; everybody in the team can read it.')
    : el('p', {}, `This is the chat of ${store.me.name} (${roleOf(store.me)}) with TeamsOptOutBot. Nothing was said yet.`);
  return el('div', { class: 'log-empty' }, place);
}
