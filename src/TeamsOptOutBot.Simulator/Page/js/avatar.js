import { el } from './dom.js';

const HUES = 10;

function hueOf(text) {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)) % 9973;
  return sum % HUES;
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? words.at(-1)[0] : '')).toUpperCase();
}

export function avatar(person, size = '') {
  return el('span', { class: `avatar ${size} hue-${hueOf(person.mail)}`, 'aria-hidden': 'true' }, initials(person.name));
}

export function botAvatar() {
  return el('img', { class: 'avatar bot', src: 'icon.svg', alt: '' });
}
