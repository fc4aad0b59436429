import { el } from './dom.js';
import { avatar, botAvatar } from './avatar.js';
import { act } from './card-actions.js';
import { CardView, withValues } from './card-view.js';
import { messageMarkdown } from './markdown.js';
import { refreshWhenSeen } from './refresh.js';
import { shortTime } from './time.js';
import { store } from './store.js';

/** One message of the chat, changed in place as the bot updates it. */
export class MessageView {
  #body = el('div', { class: 'bubble' });
  #note = el('div', { class: 'press-result' });
  #card;
  #busy = false;
  #options;

  constructor(message, options) {
    this.#options = options;
    this.from = message.from === 'me' || message.from === 'bot' ? message.from : 'other';
    const author = this.#author(message);
    this.element = el('article', {
      class: `message ${this.from}`,
      'data-message-id': message.id,
      'data-from': this.from,
      'aria-label': `${author.name}, ${shortTime(message.time)}`,
    },
    this.from === 'me' ? undefined : author.avatar,
    el('div', { class: 'message-main' },
      el('div', { class: 'message-head' },
        this.from === 'me' ? undefined : el('span', { class: 'message-author' }, author.name),
        el('time', { dateTime: message.time }, shortTime(message.time))),
      this.#body,
      this.#note));
    this.update(message);
  }

  #author(message) {
    if (this.from === 'bot') return { name: 'TeamsOptOutBot', avatar: botAvatar() };
    if (this.from === 'me') return { name: 'You' };
    const person = store.byMail.get(message.from) ?? { name: message.name ?? message.from, mail: message.from };
    return { name: person.name, avatar: avatar(person) };
  }

  /** @returns {boolean} whether anything that people see has changed */
  update(message) {
    const json = JSON.stringify([message.text, message.card, message.deleted]);
    if (json === this.json) return false;
    this.json = json;
    this.message = message;
    this.#draw();
    return true;
  }

  #draw() {
    const { text, card, deleted } = this.message;
    const hadFocus = this.element.contains(document.activeElement);
    this.#card = undefined;
    this.#body.replaceChildren();
    this.element.classList.toggle('has-card', Boolean(card) && !deleted);
    if (deleted) this.#body.append(el('p', { class: 'deleted' }, 'This message has been deleted.'));
    else {
      if (text) this.#body.append(this.from === 'bot' ? messageMarkdown(text) : plainText(this.#options.where === 'team' ? mentioning(text) : text));
      if (card) this.#drawCard(card);
    }
    if (hadFocus) (this.#card?.element ?? this.element).focus({ preventScroll: true });
  }

  #drawCard(json) {
    const view = new CardView(json, {
      host: this.#options.host ?? 'teams',
      onAction: (action) => act(action, { messageId: this.message.id, where: this.#options.where, say: this.#options.say, view: this }),
    });
    this.#card?.element.remove();
    this.#card = view;
    this.#body.append(view.element);
    view.busy = this.#busy;
    refreshWhenSeen(view.element, json, { messageId: this.message.id, where: this.#options.where, showCard: (card) => this.showCard(card) });
  }

  /** The card that a press returned; the next reading of the chat confirms it. */
  showCard(card) {
    this.message = { ...this.message, card };
    this.json = JSON.stringify([this.message.text, card, this.message.deleted]);
    this.#draw();
  }

  set busy(value) {
    const pressed = value ? document.activeElement : undefined;
    this.#busy = value;
    if (this.#card) this.#card.busy = value;
    if (value) this.focusBack = this.element.contains(pressed) ? pressed : undefined;
    else if (this.focusBack?.isConnected) this.focusBack.focus({ preventScroll: true });
    else if (this.focusBack) this.#card?.element.focus({ preventScroll: true });
  }

  /** A small line under the card: what the bot said to a press, or in red why it failed. */
  note(kind, text) {
    this.#note.replaceChildren();
    if (!text) return;
    this.#note.append(kind === 'error'
      ? el('p', { class: 'card-error', role: 'alert', 'data-testid': 'press-error' }, text)
      : el('p', { class: 'card-note', role: 'status', 'data-testid': 'press-note' }, text));
  }

  /** The same card in the other theme, with what was typed. */
  redraw() {
    if (!this.#card) return;
    this.#drawCard(withValues(this.message.card, this.#card.values));
  }
}

function plainText(text) {
  const parts = text.split(/<at>(.*?)<\/at>/g);
  return el('p', { class: 'text plain' }, parts.map((part, index) => (index % 2 ? el('span', { class: 'mention' }, part) : part)));
}

/** A post in the channel reaches the bot because it mentions it, whether or not the text kept the mention. */
const mentioning = (text) => (text.includes('<at>') ? text : `<at>TeamsOptOutBot</at> ${text}`);
