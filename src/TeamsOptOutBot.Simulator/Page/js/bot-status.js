import * as api from './api.js';
import { byId, el, wait } from './dom.js';
import { emit, on, store } from './store.js';

const PAUSE = 2000;
let problem;
let simulatorAway = false;

/** Whether the bot runs: in the top bar always, above the chat when something is wrong. */
export async function watchBot() {
  on('bot-seen', (reachable) => { store.botReachable = reachable; show(); });
  on('problem', (text) => { problem = text; show(); });
  on('simulator-seen', (seen) => { simulatorAway = !seen; show(); });
  on('chosen', () => { problem = undefined; show(); });
  for (;;) {
    await readBot();
    await wait(PAUSE);
  }
}

export async function readBot() {
  try {
    store.info = await api.info();
    simulatorAway = false;
    if (startedHere()) store.botReachable = Boolean(store.info.botPid);
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    simulatorAway = true;
  }
  show();
}

/** With `--bot none` the bot is a process that somebody else starts: what it answers tells whether it runs. */
export const startedHere = () => store.info?.botIsOurs ?? true;

export async function command(act) {
  try {
    await api.bot(act);
    problem = undefined;
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    problem = error.message;
  }
  await readBot();
}

function show() {
  const [mood, text] = state();
  byId('bot-pill').className = `pill ${mood}`;
  if (byId('bot-pill').textContent !== text) byId('bot-pill').textContent = text;
  showBanner();
  emit('bot-state');
}

function state() {
  if (simulatorAway) return ['bad', 'Simulator has stopped'];
  if (store.botReachable === undefined) return ['', 'Bot not asked yet'];
  return store.botReachable ? ['good', 'Bot is running'] : ['bad', 'Bot is not running'];
}

function showBanner() {
  const key = simulatorAway ? 'away' : store.botReachable === false ? `bot ${startedHere()}` : problem ?? '';
  const box = byId('banner');
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  box.replaceChildren(...(key === '' ? [] : [bannerNow()]));
}

function bannerNow() {
  if (simulatorAway) return banner('The simulator has stopped. Start it again, and this page goes on.');
  if (store.botReachable !== false) {
    return banner(problem, el('button', { type: 'button', class: 'button', onclick: () => emit('problem', undefined) }, 'Dismiss'));
  }
  return startedHere()
    ? banner('The bot is not running: what you send now does not reach it.',
      el('button', { type: 'button', class: 'button primary', onclick: (event) => start(event.currentTarget) }, 'Start it'))
    : banner('The bot cannot be reached. It is started by hand here (--bot none): start it where you started it.');
}

async function start(button) {
  button.disabled = true;
  button.textContent = 'Starting…';
  await command('start');
  byId('banner').dataset.key = 'again';
  showBanner();
}

const banner = (text, ...buttons) => el('div', { class: 'banner', role: 'alert' }, el('p', {}, text), ...buttons);
