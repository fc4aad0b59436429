import { avatar } from './avatar.js';
import { byId, el, icon } from './dom.js';
import { choose } from './navigation.js';
import { isHr, isInAudience, isManager, managerOf, suggestedAuthor } from './roles.js';
import { on, store } from './store.js';
import { unread } from './new-messages.js';

const START = 'start linkedin-ai to Recruiters, "Page Admins"';
let say;
let latest = [];

/** What a newcomer may do next as the chosen person, one click away. */
export function startSuggestions(sayText) {
  say = sayText;
  on('chat-shown', (messages) => { latest = messages; show(); });
  on('chosen', () => { latest = []; show(); });
  on('tab', show);
  on('unread', show);
}

function show() {
  const { me, tab } = store;
  if (!me) return;
  const cards = latest.some((message) => message.card && !message.deleted);
  const said = commands(me, tab).map((command) =>
    el('button', { type: 'button', class: 'chip', onclick: () => say(command) }, command));
  const others = nextPeople(cards).map(({ person, label }) =>
    el('button', { type: 'button', class: 'chip person', onclick: () => choose(person.mail) }, avatar(person, 'tiny'), label, icon('arrow')));
  const parts = [
    el('h2', { class: 'try-title' }, 'Try this'),
    hint(cards),
    ...(isHr(me) ? [...others, ...said] : [...said, ...others]), // once HR has sent, the next step is somebody else's
  ].filter(Boolean);
  const signature = JSON.stringify(parts.map((part) => part.textContent));
  if (signature === byId('try').dataset.signature) return;
  byId('try').dataset.signature = signature;
  byId('try').replaceChildren(...parts);
}

function commands(me, tab) {
  if (tab === 'team') return ['status', 'help'];
  if (isHr(me)) return [START, 'status', 'policy-note', 'help'];
  if (isManager(me)) return ['status', 'help'];
  return isInAudience(me) ? ['verify linkedin-ai', 'my data', 'help'] : ['help', 'notice', 'checklist'];
}

function hint(cards) {
  if (store.tab === 'personal' && isInAudience(store.me) && !isHr(store.me) && cards) {
    return el('span', { class: 'try-hint' }, 'Press a button on the card, or ask:');
  }
  return undefined;
}

function nextPeople(cards) {
  if (store.tab !== 'personal') return [];
  const next = [];
  const waiting = unread().map(({ person }) => person).filter((person) => isInAudience(person) && !isHr(person));
  const recipient = waiting.find((person) => !isManager(person)) ?? waiting[0];
  if (isHr(store.me) && recipient) next.push({ person: recipient, label: `Answer as ${recipient.name}` });
  if (!isHr(store.me) && cards) {
    const manager = managerOf(store.me);
    const author = suggestedAuthor();
    if (manager && isInAudience(store.me)) next.push({ person: manager, label: `Manager: ${manager.name}` });
    if (author) next.push({ person: author, label: `Back to HR: ${author.name}` });
  }
  return next;
}
