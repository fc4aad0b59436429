import * as api from './api.js';
import { byId, el, wait } from './dom.js';
import { MessageView } from './message-view.js';
import { on, store } from './store.js';
import { shortTime } from './time.js';

const PAUSE = 2000;
let mails = [];
let openId;
let view;
let oldClient = false;

/** The inbox, as Outlook shows it; an old mail client shows the text without the card. */
export async function watchMail() {
  on('chosen', () => { mails = []; openId = undefined; view = undefined; });
  on('tab', () => { if (store.me && store.tab === 'mail') read(); });
  on('chat-changed', () => { if (store.tab === 'mail') read(); });
  on('theme', () => view?.redraw());
  for (;;) {
    if (store.me && store.tab === 'mail') await read();
    await wait(PAUSE);
  }
}

async function read() {
  const { me } = store;
  try {
    const newest = (await api.mails(me.mail)).toReversed();
    if (store.me?.mail !== me.mail) return;
    if (byId('panel-mail').dataset.of === me.mail && JSON.stringify(newest) === JSON.stringify(mails)) return;
    mails = newest;
    show();
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    byId('panel-mail').replaceChildren(el('p', { class: 'log-empty', role: 'alert' }, error.message));
  }
}

function show() {
  const panel = byId('panel-mail');
  panel.dataset.of = store.me.mail;
  if (mails.length === 0) {
    view = undefined;
    panel.replaceChildren(el('p', { class: 'log-empty' }, `The inbox of ${store.me.name} is empty. Who cannot be reached in Teams may get a mail.`));
    return;
  }
  const current = mails.find((mail) => mail.id === openId) ?? mails[0];
  openId = current.id;
  panel.replaceChildren(
    el('ul', { class: 'inbox', 'aria-label': 'Inbox' }, mails.map((mail) => el('li', {}, item(mail, current)))),
    reading(current));
}

function item(mail, current) {
  return el('button', {
    type: 'button',
    class: 'inbox-item',
    'aria-current': mail === current ? 'true' : undefined,
    onclick: () => { openId = mail.id; show(); },
  },
  el('span', { class: 'inbox-subject' }, mail.subject),
  el('span', { class: 'subtle' }, `${mail.sender}, ${shortTime(mail.time)}`));
}

function reading(mail) {
  const box = el('input', { type: 'checkbox', role: 'switch', checked: oldClient, onchange: () => { oldClient = box.checked; show(); } });
  const withCard = mail.card && !oldClient;
  view = withCard ? cardOf(mail) : undefined;
  return el('article', { class: 'mail' },
    el('header', {},
      el('div', {}, el('h2', {}, mail.subject), el('p', { class: 'subtle' }, `From ${mail.sender} to ${store.me.mail}`)),
      mail.card && el('label', { class: 'switch' }, box, el('span', {}, 'Old mail client'))),
    withCard && !mail.buttonsWork && el('p', { class: 'mail-old', role: 'note' }, 'Outlook has switched off the buttons of this mail because it is older than a month. The link in its text works: see it as an old mail client.'),
    withCard ? view.element : textOf(mail));
}

function cardOf(mail) {
  const message = { ...mail, from: 'bot', text: '' };
  const drawn = new MessageView(message, { where: 'mail', host: 'outlook', say: async () => {} });
  if (!mail.buttonsWork) drawn.busy = true;
  return drawn;
}

/** The sender's HTML runs nothing and reaches nothing: the frame is sandboxed and has no origin. Links open a new tab. */
function textOf(mail) {
  const frame = el('iframe', { title: 'Mail text', class: 'mail-text', srcdoc: `<base target="_blank">${mail.html ?? ''}` });
  frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
  return frame;
}
