/* global AdaptiveCards */

const FOLDER = '/npm/adaptivecards-designer/lib/hostConfigs';
const FILES = { light: 'microsoft-teams-light', dark: 'microsoft-teams-dark', outlook: 'outlook-desktop' };
const configs = {};

/** False when Node or npm was missing at start: then cards are shown as their fallback text. */
export let canDrawCards = typeof AdaptiveCards !== 'undefined';

export async function loadHostConfigs() {
  if (!canDrawCards) return;
  await Promise.all(Object.entries(FILES).map(async ([name, file]) => {
    const response = await fetch(`${FOLDER}/${file}.json`);
    if (response.ok) configs[name] = await response.json();
    else canDrawCards = false;
  }));
}

/** Microsoft's own settings for Teams in the current theme, or for Outlook, which has no dark cards. */
export function hostConfig(host, theme = document.documentElement.dataset.theme) {
  return new AdaptiveCards.HostConfig(configs[host === 'outlook' ? 'outlook' : theme]);
}
