import { byId } from './dom.js';
import { emit, on } from './store.js';

const small = matchMedia('(max-width: 860px)');
const medium = matchMedia('(max-width: 1180px)');

/** The side panels: columns where there is room, else drawers that Escape closes. */
export function startPanels() {
  const people = byId('people');
  const tenant = byId('tenant');
  byId('people-toggle').addEventListener('click', () => setPeople(!people.classList.contains('open')));
  byId('people-close').addEventListener('click', () => setPeople(false));
  byId('scrim').addEventListener('click', closeDrawers);
  byId('tenant-toggle').addEventListener('click', () => setTenant(tenant.hidden));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) closeDrawers();
  });
  on('chosen', () => setPeople(false));
  small.addEventListener('change', () => setPeople(false));
  medium.addEventListener('change', () => setTenant(!medium.matches && localStorage.getItem('tenant') === 'open'));
  setPeople(false);
  setTenant(localStorage.getItem('tenant') === 'open' && !medium.matches);
  startWidth();
}

function setPeople(open) {
  const people = byId('people');
  const had = people.contains(document.activeElement);
  people.classList.toggle('open', open && small.matches);
  people.inert = small.matches && !open;
  byId('people-toggle').setAttribute('aria-expanded', String(open));
  if (open) byId('people-search').focus();
  else if (had && small.matches) byId('people-toggle').focus();
  showScrim();
}

export function setTenant(open) {
  byId('tenant').hidden = !open;
  byId('tenant-toggle').setAttribute('aria-expanded', String(open));
  if (!medium.matches) localStorage.setItem('tenant', open ? 'open' : 'closed');
  showScrim();
  emit('tenant', open);
}

function closeDrawers() {
  if (small.matches) setPeople(false);
  if (medium.matches && !byId('tenant').hidden) {
    setTenant(false);
    byId('tenant-toggle').focus();
  }
}

function showScrim() {
  byId('scrim').hidden = !((small.matches && byId('people').classList.contains('open')) || (medium.matches && !byId('tenant').hidden));
}

function startWidth() {
  byId('width-toggle').addEventListener('click', (event) => {
    const narrow = document.body.classList.toggle('phone-width');
    event.currentTarget.setAttribute('aria-pressed', String(narrow));
    emit('theme'); // cards measure themselves when they are drawn
  });
}
