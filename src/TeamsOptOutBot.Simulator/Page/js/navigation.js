import { emit, store } from './store.js';

const TABS = ['personal', 'team', 'mail'];

/** Becomes this person; the address keeps who and where, so that it can be shared and gone back to. */
export function choose(mail, tab = 'personal') {
  go(mail, tab, true);
}

export function openTab(tab) {
  go(store.me.mail, tab, true);
}

export function startNavigation() {
  addEventListener('popstate', fromAddress);
  fromAddress();
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  const tab = query.get('tab');
  go(query.get('as'), TABS.includes(tab) ? tab : 'personal', false);
}

function go(mail, tab, keep) {
  const person = mail ? store.byMail.get(mail.toLowerCase()) : undefined;
  const changed = person?.mail !== store.me?.mail;
  store.me = person;
  store.tab = tab;
  if (keep) {
    const query = new URLSearchParams(person ? { as: person.mail, ...(tab === 'personal' ? {} : { tab }) } : {});
    history.pushState(null, '', `?${query}`);
  }
  document.title = person ? `${person.name} – TeamsOptOutBot simulator` : 'TeamsOptOutBot simulator';
  if (changed || !person) emit('chosen');
  emit('tab');
  if (mail && !person) emit('problem', `Nobody here has the mail address ${mail}.`);
}
