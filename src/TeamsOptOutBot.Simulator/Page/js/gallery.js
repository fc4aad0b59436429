import { byId, el } from './dom.js';
import { CardView } from './card-view.js';
import { loadHostConfigs } from './host-configs.js';

const VIEWS = ['light', 'dark', 'narrow'];
const FILTERS = ['language', 'card', 'state', 'template', 'region', 'view'];
const AT_ONCE = 60;

const wanted = Object.fromEntries(FILTERS.map((name) => [name, new URLSearchParams(location.search).get(name) ?? 'all']));
const byLanguage = new Map();
const count = new URLSearchParams(location.search).get('count');
let shown = count === 'all' ? Infinity : Number(count) || AT_ONCE;

try {
  await loadHostConfigs();
  const { languages } = await read('index.json');
  if (!new URLSearchParams(location.search).has('language')) wanted.language = languages.includes('en') ? 'en' : languages[0];
  if (!new URLSearchParams(location.search).has('card')) wanted.card = 'notice';
  await show(languages);
  byId('more').addEventListener('click', () => { shown += AT_ONCE; show(languages); });
} catch (error) {
  byId('found').textContent = error.message;
}

async function read(file) {
  const response = await fetch(`/gallery/cards/${file}`);
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? `${file}: ${response.status}`);
  return body;
}

async function cardsOf(language) {
  if (!byLanguage.has(language)) byLanguage.set(language, (await read(`${language}.json`)).map((card) => ({ ...card, language })));
  return byLanguage.get(language);
}

async function show(languages) {
  const chosen = wanted.language === 'all' ? languages : languages.filter((language) => language === wanted.language);
  const cards = (await Promise.all(chosen.map(cardsOf))).flat();
  const views = VIEWS.filter((view) => wanted.view === 'all' || wanted.view === view);
  const matching = cards.filter((card) => FILTERS.slice(1, 5).every((name) => wanted[name] === 'all' || (card[name] ?? 'none') === wanted[name]));
  drawFilters(languages, cards);
  const figures = matching.flatMap((card) => views.map((view) => figureOf(card, view))).slice(0, shown);
  byId('found').textContent = `${matching.length} cards in ${views.length} ${views.length === 1 ? 'view' : 'views'}; ${figures.length} are shown.`;
  byId('cards').replaceChildren(...figures);
  byId('more').hidden = figures.length === matching.length * views.length;
  byId('cards').dataset.drawn = figures.length;
}

function drawFilters(languages, cards) {
  const choices = {
    language: languages,
    card: values(cards, 'card'),
    state: values(cards.filter((card) => wanted.card === 'all' || card.card === wanted.card), 'state'),
    template: values(cards, 'template'),
    region: values(cards, 'region'),
    view: VIEWS,
  };
  byId('filters').replaceChildren(...FILTERS.map((name) => el('label', {}, name[0].toUpperCase() + name.slice(1),
    el('select', { name, onchange: (event) => choose(name, event.target.value, languages) },
      ['all', ...choices[name]].map((value) => el('option', { value, selected: value === wanted[name] }, value))))));
}

function values(cards, name) {
  return [...new Set(cards.map((card) => card[name] ?? 'none'))].sort();
}

function choose(name, value, languages) {
  wanted[name] = value;
  if (name === 'card') wanted.state = 'all';
  shown = AT_ONCE;
  history.replaceState(null, '', `?${new URLSearchParams(wanted)}`);
  show(languages);
}

function figureOf(card, view) {
  const theme = view === 'dark' ? 'dark' : 'light';
  const facts = { card: card.card, state: card.state, template: card.template ?? 'none', region: card.region ?? 'none', language: card.language, view };
  const drawn = new CardView(card.json, { host: 'teams', theme, onAction: () => {} }).element;
  drawn.lang = card.language;
  const figure = el('figure', {},
    el('figcaption', {}, el('a', { href: `/gallery?${new URLSearchParams(facts)}` }, Object.values(facts).filter((fact) => fact !== 'none').join(' · '))),
    drawn);
  Object.assign(figure.dataset, facts, { theme });
  return figure;
}
