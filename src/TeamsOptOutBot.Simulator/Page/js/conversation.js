import { avatar } from './avatar.js';
import { byId, el } from './dom.js';
import { closeChat, openChat } from './chat.js';
import { openTab } from './navigation.js';
import { placeOf, roleOf } from './roles.js';
import { on, store } from './store.js';
import { showWelcome } from './welcome.js';

/** The middle: the welcome until somebody is chosen, then that person's chats and mail. */
export function startConversation() {
  const tabs = [...document.querySelectorAll('[role=tab]')];
  for (const tab of tabs) {
    tab.addEventListener('click', () => openTab(tab.dataset.tab));
    tab.addEventListener('keydown', (event) => move(event, tabs, tab));
  }
  on('chosen', showPerson);
  on('tab', () => showTab(tabs));
}

function showPerson() {
  const { me } = store;
  byId('welcome').hidden = Boolean(me);
  byId('conversation').hidden = !me;
  if (!me) {
    showWelcome();
    return;
  }
  byId('me').replaceChildren(avatar(me),
    el('div', { class: 'me-text' },
      el('span', { class: 'me-name' }, el('span', { class: 'sr' }, 'You are '), me.name),
      el('span', { class: 'subtle' }, [roleOf(me), placeOf(me)].filter(Boolean).join(' · '))));
}

function showTab(tabs) {
  for (const tab of tabs) {
    const current = tab.dataset.tab === store.tab;
    tab.setAttribute('aria-selected', String(current));
    tab.tabIndex = current ? 0 : -1;
    if (current) byId(tab.getAttribute('aria-controls')).setAttribute('aria-labelledby', tab.id);
  }
  byId('panel-chat').hidden = store.tab === 'mail';
  byId('panel-mail').hidden = store.tab !== 'mail';
  if (!store.me || store.tab === 'mail') closeChat();
  else openChat();
}

function move(event, tabs, tab) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
}
