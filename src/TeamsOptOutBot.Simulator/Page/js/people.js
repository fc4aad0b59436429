import { avatar } from './avatar.js';
import { byId, el } from './dom.js';
import { choose } from './navigation.js';
import { countryName, inGroup, isHr, isManager, placeOf, roleOf } from './roles.js';
import { on, store } from './store.js';
import { hasUnread } from './new-messages.js';

const SHOWN_AT_FIRST = 4;
const SHOWN_AT_MOST = 60;

const GROUPS = [
  { title: 'HR', note: 'starts campaigns', open: true, has: isHr },
  { title: 'Recruiters', open: true, has: (person) => inGroup(person, 'Recruiters') },
  { title: 'Page admins', open: true, has: (person) => inGroup(person, 'Page Admins') },
  { title: 'Managers', open: true, has: isManager, by: (a, b) => b.audienceReports - a.audienceReports || b.reports - a.reports },
  { title: 'Everyone', open: false, has: () => true },
];

const opened = new Set(GROUPS.filter((group) => group.open).map((group) => group.title));
const wholly = new Set();

export function startPeople() {
  byId('people-search').addEventListener('input', show);
  byId('people-search').addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') focusFirst(event);
    if (event.key === 'Enter') byId('people-list').querySelector('.person')?.click();
  });
  on('people', show);
  on('chosen', mark);
  on('unread', mark);
  show();
}

function focusFirst(event) {
  event.preventDefault();
  byId('people-list').querySelector('.person')?.focus();
}

function show() {
  const sought = byId('people-search').value.trim().toLowerCase();
  byId('new-messages').classList.toggle('away', sought !== '');
  byId('people-list').replaceChildren(...(sought ? [found(sought)] : GROUPS.map(group)));
  mark();
}

function found(sought) {
  const words = sought.split(/\s+/);
  const people = store.people.filter((person) => {
    const text = `${person.name} ${person.mail} ${person.department} ${countryName(person.country)} ${roleOf(person)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return el('section', { class: 'people-group', 'aria-label': 'Found' },
    el('p', { class: 'people-count', role: 'status' }, people.length === 1 ? '1 person' : `${people.length} people`),
    list(people.slice(0, SHOWN_AT_MOST)));
}

function group({ title, note, has, by }) {
  const people = store.people.filter(has);
  if (by) people.sort(by);
  const limit = wholly.has(title) ? SHOWN_AT_MOST : SHOWN_AT_FIRST;
  const details = el('details', { class: 'people-group', open: opened.has(title) },
    el('summary', {}, el('span', { class: 'group-title' }, title), note && el('span', { class: 'group-note' }, note),
      el('span', { class: 'group-count', 'aria-label': `${people.length} people` }, String(people.length))),
    list(people.slice(0, limit)),
    people.length > limit && more(title, people.length));
  details.addEventListener('toggle', () => (details.open ? opened.add(title) : opened.delete(title)));
  return details;
}

function more(title, count) {
  if (wholly.has(title)) return el('p', { class: 'people-count' }, `Showing ${SHOWN_AT_MOST} of ${count}: search to find the others.`);
  return el('button', { type: 'button', class: 'link-button', onclick: () => { wholly.add(title); show(); } },
    `Show more ${title === 'Everyone' ? 'people' : title === 'HR' ? 'of HR' : title.toLowerCase()}`);
}

const list = (people) => el('ul', { class: 'people-ul' }, people.map((person) => el('li', {}, personButton(person))));

export function personButton(person) {
  return el('button', {
    type: 'button',
    class: 'person',
    'data-mail': person.mail,
    title: person.mail,
    onclick: () => choose(person.mail),
  },
  avatar(person),
  el('span', { class: 'person-text' },
    el('span', { class: 'person-name' }, person.name, comma()),
    el('span', { class: 'person-role' }, roleOf(person), comma()),
    el('span', { class: 'person-place' }, placeOf(person))),
  el('span', { class: 'dot', hidden: true }, el('span', { class: 'sr' }, ', new message')));
}

/** Read aloud, not seen: the parts stand on lines of their own. */
const comma = () => el('span', { class: 'sr' }, ',');

function mark() {
  for (const button of document.querySelectorAll('.people .person')) {
    const { mail } = button.dataset;
    if (store.me?.mail === mail) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    button.querySelector('.dot').hidden = !hasUnread(mail);
  }
}
