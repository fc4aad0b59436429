import { store } from './store.js';

const countries = new Intl.DisplayNames(['en'], { type: 'region' });
const AUDIENCE = ['Recruiters', 'Page Admins'];

export const countryName = (code) => {
  try {
    return code ? countries.of(code) : '';
  } catch {
    return code; // not an ISO code: show what the directory says
  }
};

export const inGroup = (person, group) => person.groups?.includes(group) ?? false;
export const isHr = (person) => inGroup(person, 'HR');
export const isManager = (person) => person.reports > 0;
export const isInAudience = (person) => AUDIENCE.some((group) => inGroup(person, group));
export const canSignIn = (person) => person.enabled !== false;

/** One or two words on why one would want to be this person. */
export function roleOf(person) {
  const parts = [];
  if (isHr(person)) parts.push('HR');
  if (inGroup(person, 'Recruiters')) parts.push('Recruiter');
  if (inGroup(person, 'Page Admins')) parts.push('Page admin');
  if (isManager(person)) parts.push(`Manager of ${person.reports}`);
  if (person.guest) parts.push('Guest');
  if (!canSignIn(person)) parts.push('Disabled account');
  return parts.join(' · ') || 'Employee';
}

export const placeOf = (person) => [person.department, countryName(person.country)].filter(Boolean).join(' · ');

/** Counts everybody's people, direct and indirect, and how many of them a notice to recruiters would reach. */
export function countReports(people) {
  const byKey = new Map();
  for (const person of people) {
    byKey.set(person.id, person);
    byKey.set(person.mail, person);
    person.reports = 0;
    person.audienceReports = 0;
  }
  for (const person of people) {
    const seen = new Set([person]);
    let manager = byKey.get(person.manager);
    while (manager && !seen.has(manager)) {
      seen.add(manager);
      manager.reports += 1;
      if (isInAudience(person)) manager.audienceReports += 1;
      manager = byKey.get(manager.manager);
    }
  }
}

/** The manager whose numbers say most in the demonstration: many recipients, yet not the head of everybody. */
export function suggestedManager() {
  const half = store.people.length / 2;
  return store.people
    .filter((person) => canSignIn(person) && isManager(person) && !isHr(person) && person.reports < half)
    .reduce((best, person) => (!best || person.audienceReports > best.audienceReports ? person : best), undefined);
}

// Everybody reads their own language; the page speaks English, so it begins with people who read that.
const firstWhoReadsEnglish = (fits) => {
  const people = store.people.filter(fits);
  return people.find((person) => person.language?.startsWith('en')) ?? people[0];
};
export const suggestedAuthor = () => firstWhoReadsEnglish((person) => isHr(person) && canSignIn(person));
export const suggestedRecipient = () =>
  firstWhoReadsEnglish((person) => isInAudience(person) && canSignIn(person) && !person.guest && !isManager(person) && !isHr(person));
export const managerOf = (person) => store.people.find((other) => other.id === person.manager || other.mail === person.manager);
