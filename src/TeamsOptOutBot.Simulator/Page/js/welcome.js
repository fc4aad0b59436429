import { avatar } from './avatar.js';
import { byId, el, icon } from './dom.js';
import { choose } from './navigation.js';
import { placeOf, roleOf, suggestedAuthor, suggestedManager, suggestedRecipient } from './roles.js';
import { store } from './store.js';

/** What somebody sees who has opened the page for the first time. */
export function showWelcome() {
  const steps = [
    { title: 'Start a campaign', text: 'Be somebody in HR: send the notice to recruiters and page admins.', person: suggestedAuthor() },
    { title: 'Answer it', text: 'Be somebody who got it: read the card and press one button.', person: suggestedRecipient() },
    { title: 'Ask how far it is', text: 'Be a manager: ask for the status and get a number, no names.', person: suggestedManager() },
  ].filter((step) => step.person);
  byId('welcome').replaceChildren(
    el('img', { src: 'icon.svg', alt: '', width: 56, height: 56 }),
    el('h1', {}, 'A Microsoft 365 tenant of your own'),
    el('p', { class: 'welcome-lead' }, `${store.people.length} people, one bot. Nothing leaves this computer. Choose who you are: the story takes three minutes.`),
    el('ol', { class: 'steps' }, steps.map(step)),
    el('p', { class: 'welcome-foot' }, 'Or find anybody in the list of people.'),
  );
}

function step({ title, text, person }, index) {
  return el('li', {},
    el('button', { type: 'button', class: 'step', onclick: () => choose(person.mail) },
      el('span', { class: 'step-number', 'aria-hidden': 'true' }, String(index + 1)),
      el('span', { class: 'step-title' }, title),
      el('span', { class: 'step-text' }, text),
      el('span', { class: 'step-person' }, avatar(person, 'small'),
        el('span', {}, el('b', {}, person.name), el('span', { class: 'subtle' }, [roleOf(person), placeOf(person)].filter(Boolean).join(' · '))),
        icon('arrow'))));
}
