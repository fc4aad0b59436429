import * as api from './api.js';
import { byId, el, wait } from './dom.js';
import { emit, on, store } from './store.js';
import { countReports } from './roles.js';
import { loadHostConfigs } from './host-configs.js';
import { startChat } from './chat.js';
import { say, startCompose } from './compose.js';
import { startConversation } from './conversation.js';
import { startNavigation } from './navigation.js';
import { startPanels } from './panels.js';
import { startPeople } from './people.js';
import { startSuggestions } from './suggestions.js';
import { startTenant } from './tenant.js';
import { startTheme } from './theme.js';
import { watchBot } from './bot-status.js';
import { watchMail } from './mail.js';
import { watchMessages } from './new-messages.js';

const READ_AGAIN_BELOW = 5000; // a very large company is read once

startTheme();
startPanels();
startTenant();
startChat(say);
startCompose();
startSuggestions(say);
startConversation();
watchBot();
await Promise.all([loadPeople(), loadHostConfigs()]);
startPeople();
startNavigation();
watchMessages();
watchMail();
on('chosen', () => { if (store.me && matchMedia('(min-width: 861px)').matches) byId('compose-text').focus(); });
/** People join and leave while the tenant runs, so the list is read again when somebody searches it. */
async function loadPeople() {
  for (;;) {
    try {
      const people = await api.people();
      countReports(people);
      store.people = people;
      store.byMail = new Map(people.map((person) => [person.mail.toLowerCase(), person]));
      emit('people');
      return;
    } catch (error) {
      if (!(error instanceof api.SimulatorError)) throw error;
      byId('people-list').replaceChildren(el('p', { class: 'people-count', role: 'alert' }, error.message));
      await wait(2000);
    }
  }
}

byId('people-search').addEventListener('focus', () => { if (store.people.length < READ_AGAIN_BELOW) loadPeople(); });
