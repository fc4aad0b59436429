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

/** With `--bot none` the bot is somebody else's process: it can be seen, but not started from here. */
export const startedHere = () => store.info?.botPid !== undefined && store.info?.bot !== 'none' && !store.info?.botByHand;

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
  const pill = byId('bot-pill');
  const running = !simulatorAway && store.botReachable;
  pill.className = `pill ${running ? 'good' : 'bad'}`;
  pill.textContent = simulatorAway ? 'Simulator has stopped' : running ? 'Bot is running' : 'Bot is not running';
  showBanner();
  emit('bot-state');
}

function showBanner() {
  const key = simulatorAway ? 'away' : store.botReachable ? problem ?? '' : 'bot';
  const box = byId('banner');
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  if (key === '') box.replaceChildren();
  else if (key === 'away') box.replaceChildren(banner('The simulator has stopped. Start it again, and this page goes on.'));
  else if (key === 'bot') {
    box.replaceChildren(banner('The bot is not running: what you send now does not reach it.',
      el('button', { type: 'button', class: 'button primary', onclick: (event) => start(event.currentTarget) }, 'Start it')));
  } else {
    box.replaceChildren(banner(problem, el('button', { type: 'button', class: 'button', onclick: () => emit('problem', undefined) }, 'Dismiss')));
  }
}

async function start(button) {
  button.disabled = true;
  button.textContent = 'Starting…';
  await command('start');
  byId('banner').dataset.key = 'again';
  showBanner();
}

const banner = (text, ...buttons) => el('div', { class: 'banner', role: 'alert' }, el('p', {}, text), ...buttons);
