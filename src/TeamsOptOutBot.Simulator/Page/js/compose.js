import * as api from './api.js';
import { byId, el } from './dom.js';
import { emit, on, store } from './store.js';
import { canSignIn } from './roles.js';

const TYPING_AFTER = 350;

export function startCompose() {
  const box = byId('compose-text');
  byId('compose').addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    fit(box);
    await say(text);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId('compose').requestSubmit();
    }
  });
  box.addEventListener('input', () => fit(box));
  on('chosen', () => {
    if (!store.me) return;
    const free = canSignIn(store.me);
    box.disabled = byId('send').disabled = !free;
    box.placeholder = free ? 'Type a message' : 'This account is disabled: it cannot sign in to Teams';
  });
}

/** Sends as the chosen person; the message itself appears when the chat is read again. */
export async function say(text) {
  const { me, tab } = store;
  const where = tab === 'team' ? 'team' : 'personal';
  const typing = el('p', { class: 'typing', role: 'status' }, el('span', { class: 'dots', 'aria-hidden': 'true' }), 'TeamsOptOutBot is typing');
  const slow = setTimeout(() => byId('try').before(typing), TYPING_AFTER);
  const first = setTimeout(() => emit('chat-changed'), 60);
  try {
    const { status } = await api.say(me.mail, text, where);
    emit('bot-seen', status !== 0);
    if (status >= 400) emit('problem', `The bot answered HTTP ${status} to this message.`);
    else if (status !== 0) emit('problem', undefined);
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    emit('problem', error.message);
  } finally {
    clearTimeout(slow);
    clearTimeout(first);
    typing.remove();
    if (store.me?.mail === me.mail && store.tab === tab) emit('chat-changed');
  }
}

function fit(box) {
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
}
