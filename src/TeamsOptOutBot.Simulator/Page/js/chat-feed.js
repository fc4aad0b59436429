import * as api from './api.js';
import { wait } from './dom.js';
import { emit } from './store.js';

const WAIT_SECONDS = 1;
const SHORTEST_ROUND = 250;
const AFTER_FAILURE = 2000;

/**
 * Reads one chat over and over. The waiting call answers at once when something new came; when it
 * ends empty, the chat is read again all the same, because the bot may have changed an older card.
 */
export class ChatFeed {
  #stop = new AbortController();
  #asked = 0;
  #shown = 0;
  #last;

  constructor(mail, where, show) {
    this.mail = mail;
    this.where = where;
    this.show = show;
  }

  stop() {
    this.#stop.abort();
  }

  async run() {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        await this.read();
        emit('simulator-seen', true);
        await api.chat(this.mail, this.where, { after: this.#last ?? 0, waitSeconds: WAIT_SECONDS }, signal);
        await wait(Math.max(0, SHORTEST_ROUND - (performance.now() - begun)));
      } catch (error) {
        if (error.name === 'AbortError') return;
        if (!(error instanceof api.SimulatorError)) throw error;
        emit('simulator-seen', false);
        await wait(AFTER_FAILURE);
      }
    }
  }

  async read() {
    const asked = (this.#asked += 1);
    const messages = await api.chat(this.mail, this.where, {}, this.#stop.signal);
    if (asked < this.#shown || this.#stop.signal.aborted) return;
    this.#shown = asked;
    this.#last = messages.at(-1)?.id;
    this.show(messages);
  }
}
