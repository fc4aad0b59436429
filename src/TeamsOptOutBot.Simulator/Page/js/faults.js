import * as api from './api.js';
import { el } from './dom.js';
import { emit } from './store.js';

const KINDS = [
  { name: 'Throttle', note: 'every fourth request gets 429, Retry-After 2 s', settings: { errors: { 429: 0.25 }, retryAfterSeconds: 2 } },
  { name: 'Fail', note: 'a tenth gets 502 or 503', settings: { errors: { 502: 0.05, 503: 0.05 } } },
  { name: 'Slow', note: 'each answer takes 800 ms longer', settings: { latencyMs: 800 } },
  { name: 'Drop', note: 'a tenth is lost, before or after it is done', settings: { dropBefore: 0.05, dropAfter: 0.05 } },
];
const chosen = new Set();

export function faultSwitches() {
  return el('div', { class: 'switches', role: 'group', 'aria-label': 'Faults' }, KINDS.map((kind) => {
    const box = el('input', { type: 'checkbox', role: 'switch', onchange: () => change(kind, box) });
    return el('label', { class: 'switch' }, box,
      el('span', {}, el('b', {}, kind.name), el('span', { class: 'subtle' }, kind.note)));
  }));
}

async function change(kind, box) {
  if (box.checked) chosen.add(kind);
  else chosen.delete(kind);
  try {
    await api.faults(together());
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    box.checked = !box.checked;
    if (!chosen.delete(kind)) chosen.add(kind);
    emit('problem', error.message);
  }
}

/** One setting for the simulator; none at all switches every fault off. */
function together() {
  if (chosen.size === 0) return {};
  return [...chosen].reduce(
    (all, { settings }) => ({ ...all, ...settings, errors: { ...all.errors, ...settings.errors } }),
    { operation: 'connector' });
}
