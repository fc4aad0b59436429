import * as api from './api.js';
import { byId, el, wait } from './dom.js';
import { on } from './store.js';
import { exactTime } from './time.js';

const KEPT = 150;
const LIMIT = 500;
const PAUSE = 1500;
const rows = el('tbody');
let visible = false;

export function requestTable() {
  return el('div', { class: 'requests', tabIndex: 0, role: 'region', 'aria-label': 'Requests, latest first' },
    el('table', { 'aria-label': 'Requests' },
      el('colgroup', {}, el('col', { class: 'col-way' }), el('col'), el('col', { class: 'col-status' })),
      el('thead', { class: 'sr' }, el('tr', {}, ['Way', 'Request', 'Status'].map((title) => el('th', { scope: 'col' }, title)))),
      rows));
}

/** Reads the log only while somebody looks at it. */
export async function watchRequests() {
  on('tenant', (open) => { visible = open; });
  visible = !byId('tenant').hidden;
  let since;
  for (;;) {
    const page = visible ? await read(since) : [];
    since = page.at(-1)?.seq ?? since;
    if (page.length > 0) show(page.slice(-KEPT));
    if (page.length < LIMIT) await wait(PAUSE);
  }
}

async function read(since) {
  try {
    return await api.log(since === undefined ? { last: KEPT } : { since, limit: LIMIT });
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    return []; // the top bar says that the simulator is away
  }
}

function show(page) {
  rows.prepend(...page.map(row).reverse());
  while (rows.rows.length > KEPT) rows.deleteRow(-1);
}

function row(entry) {
  const toBot = entry.direction === 'toBot';
  const good = entry.status >= 200 && entry.status < 300;
  const details = [exactTime(entry.time), entry.milliseconds !== undefined && `${Math.round(entry.milliseconds)} ms`, entry.person];
  return el('tr', {},
    el('td', { class: toBot ? 'way to-bot' : 'way' }, toBot ? '→ bot' : '→ tenant'),
    el('td', {}, entry.operation && el('b', {}, entry.operation),
      el('code', { title: entry.path }, `${entry.method} ${shortPath(entry.path)}`),
      entry.unknown && el('span', { class: 'unknown' }, `Not known here: ${entry.unknown}`),
      el('span', { class: 'subtle' }, details.filter(Boolean).join(' · '))),
    el('td', { class: good ? 'status good' : 'status bad' }, entry.status === 0 ? 'lost' : String(entry.status)));
}

/** Ids are long and say nothing to a reader; the whole path is in the tooltip. */
const shortPath = (path) => decodeURIComponent(path.split('?')[0])
  .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '…')
  .replace(/\/(a|19|29):[^/]+/g, '/$1:…');
