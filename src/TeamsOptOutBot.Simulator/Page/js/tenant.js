import { byId, el } from './dom.js';
import { command } from './bot-status.js';
import { faultSwitches } from './faults.js';
import { on, store } from './store.js';
import { openTab } from './navigation.js';
import { requestTable, watchRequests } from './request-log.js';

/** What the tenant sees: the bot's process, faults on the way, the mail, and every request. */
export function startTenant() {
  const facts = el('dl', { class: 'facts' });
  byId('tenant').append(
    el('h2', { class: 'tenant-title' }, 'Behind the scenes'),
    section('Bot', facts,
      el('div', { class: 'buttons' },
        botButton('Start', 'start', 'Starts the bot on the same data'),
        botButton('Stop', 'stop', 'An orderly stop'),
        botButton('Kill', 'kill', 'kill -9: nothing may be lost'))),
    section('Trouble on the way', el('p', { class: 'subtle' }, 'Between the bot and Teams, from now on:'), faultSwitches()),
    section('Mail', el('button', { type: 'button', class: 'link-button', onclick: () => store.me && openTab('mail') }, 'Open the inbox of the person you are')),
    section('Requests', requestTable()),
  );
  on('bot-state', () => showFacts(facts));
  watchRequests();
}

const section = (title, ...children) => el('section', {}, el('h3', {}, title), ...children);

function botButton(text, act, title) {
  return el('button', {
    type: 'button',
    class: 'button',
    title,
    onclick: async ({ currentTarget }) => {
      currentTarget.disabled = true;
      await command(act);
      currentTarget.disabled = false;
    },
  }, text);
}

function showFacts(facts) {
  const { info } = store;
  if (!info) return;
  const rows = [
    ['State', { true: 'running', false: 'not running' }[store.botReachable] ?? 'not asked yet'],
    ['Process', info.botPid ?? '–'],
    ['Address', [info.botUrls].flat().filter(Boolean).join(', ') || '–'],
    ['Company', info.organisation],
    ['Tenant', info.tenantId],
  ];
  const text = JSON.stringify(rows);
  if (facts.dataset.text === text) return;
  facts.dataset.text = text;
  facts.replaceChildren(...rows.filter(([, value]) => value !== undefined).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, String(value))]));
}
