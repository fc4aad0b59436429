/* global AdaptiveCards */
import { el } from './dom.js';
import { canDrawCards, hostConfig } from './host-configs.js';
import { cardMarkdown } from './markdown.js';

if (typeof AdaptiveCards !== 'undefined') {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = cardMarkdown(text);
    result.didProcess = true;
  };
}

/** One Adaptive Card, drawn by Microsoft's renderer. */
export class CardView {
  #card;
  #busy = false;

  /**
   * @param {object} json the card
   * @param {{ host: 'teams' | 'outlook', theme?: 'light' | 'dark', onAction: (action: object, view: CardView) => void }} options
   */
  constructor(json, { host, theme, onAction }) {
    this.element = el('div', { class: `card ${host}`, role: 'group', 'aria-label': 'Card', tabIndex: -1 });
    if (json.msteams?.width?.toLowerCase() === 'full') this.element.classList.add('full');
    if (!canDrawCards) {
      this.element.append(plain(json));
      return;
    }
    this.#card = new AdaptiveCards.AdaptiveCard();
    this.#card.hostConfig = hostConfig(host, theme);
    this.#card.onExecuteAction = (action) => {
      if (!this.#busy) onAction(action, this);
    };
    this.#card.parse(json);
    const rendered = this.#card.render();
    if (rendered) this.element.append(rendered);
    else this.element.append(plain(json));
  }

  /** While a press is under way nothing in the card can be pressed again. */
  set busy(value) {
    this.#busy = value;
    this.element.setAttribute('aria-busy', String(value));
    for (const button of this.element.querySelectorAll('button')) {
      if (value && !button.disabled) {
        button.disabled = true;
        button.dataset.waiting = '';
      } else if (!value && 'waiting' in button.dataset) {
        button.disabled = false;
        delete button.dataset.waiting;
      }
    }
  }

  get values() {
    return Object.fromEntries((this.#card?.getAllInputs() ?? []).filter((input) => input.id).map((input) => [input.id, input.value]));
  }
}

/** The same card with what was typed as its inputs' first values, to be drawn again. */
export function withValues(json, values) {
  if (Array.isArray(json)) return json.map((part) => withValues(part, values));
  if (json === null || typeof json !== 'object') return json;
  const copy = Object.fromEntries(Object.entries(json).map(([name, part]) => [name, withValues(part, values)]));
  if (copy.type?.startsWith?.('Input.') && values[copy.id] !== undefined) copy.value = values[copy.id];
  return copy;
}

function plain(json) {
  return el('div', { class: 'card-plain' },
    el('p', {}, json.fallbackText ?? json.speak ?? 'A card.'),
    !canDrawCards && el('p', { class: 'subtle' }, 'Cards are drawn by packages from npm that are not installed. Install Node.js 20 or later and start the simulator again.'));
}
