import * as api from './api.js';
import { byId, el, wait } from './dom.js';
import { isInAudience } from './roles.js';
import { emit, on, store } from './store.js';
import { personButton } from './people.js';

const LIMIT = 500;
const PAUSE = 1500;
const SHOWN = 5;

const waiting = new Map(); // mail → how many messages nobody has looked at yet, the latest last
const looked = JSON.parse(sessionStorage.getItem('looked') ?? '{}');
let whole = false;

export const hasUnread = (mail) => waiting.has(mail);
export const unread = () => [...waiting.keys()].map((mail) => ({ person: store.byMail.get(mail) })).filter(({ person }) => person);

/** Who has just got something from the bot, so that a newcomer sees where the story goes on. */
export async function watchMessages() {
  on('chat-shown', () => {
    if (store.tab === 'personal') look(store.me.mail);
  });
  let after;
  for (;;) {
    const page = await read(after);
    after = page.at(-1)?.id ?? after;
    if (page.filter(count).length > 0) show();
    if (page.length < LIMIT) await wait(PAUSE);
  }
}

async function read(after) {
  try {
    return await api.messages(after, LIMIT);
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    return []; // the chat's own reading tells people that the simulator is away
  }
}

function count({ person, time, deleted }) {
  if (deleted || !person || Date.parse(time) <= (looked[person] ?? 0)) return false;
  if (person === store.me?.mail && store.tab === 'personal') {
    look(person, Date.parse(time));
    return false;
  }
  const before = waiting.get(person) ?? 0;
  waiting.delete(person);
  waiting.set(person, before + 1);
  return true;
}

function look(mail, time = Date.now()) {
  looked[mail] = Math.max(looked[mail] ?? 0, time);
  sessionStorage.setItem('looked', JSON.stringify(looked));
  if (waiting.delete(mail)) show();
}

function show() {
  const people = unread().map(({ person }) => person).sort((a, b) => isInAudience(b) - isInAudience(a));
  const box = byId('new-messages');
  box.hidden = people.length === 0;
  const shown = people.slice(0, whole ? 60 : SHOWN);
  box.replaceChildren(
    el('h2', {}, 'New messages', el('span', { class: 'group-count accent' }, String(people.length))),
    el('ul', { class: 'people-ul' }, shown.map((person) => el('li', {}, personButton(person)))),
    people.length > SHOWN
      ? el('button', { type: 'button', class: 'link-button', onclick: () => { whole = !whole; show(); } }, whole ? 'Show fewer' : `Show more of ${people.length}`)
      : '',
  );
  emit('unread');
}
