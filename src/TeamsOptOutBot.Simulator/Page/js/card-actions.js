import { announce } from './dom.js';
import { emit, store } from './store.js';
import { dataOf, inputsOf, press } from './press.js';
import { openLink } from './open-link.js';
import { openTask } from './task-dialog.js';

/**
 * Does what Teams does when somebody presses a button of a card.
 * @param {object} action the renderer's action
 * @param {{ messageId: string, where: string, say: (text: string) => Promise<void>, view: object }} context
 */
export async function act(action, context) {
  switch (action.getJsonTypeName()) {
    case 'Action.OpenUrl':
      openLink(action);
      break;
    case 'Action.Execute':
      await send({ verb: action.verb, title: action.title, data: dataOf(action), inputs: inputsOf(action) }, context);
      break;
    case 'Action.Submit':
      await submit(action, context);
      break;
    default: // Action.ShowCard and Action.ToggleVisibility are done by the renderer
  }
}

async function submit(action, context) {
  const data = dataOf(action) ?? {};
  const teams = data.msteams ?? {};
  const inputs = inputsOf(action);
  if (teams.type === 'messageBack') await context.say(teams.text ?? '');
  else if (teams.type === 'imBack') await context.say(teams.value ?? '');
  else if (teams.type === 'task/fetch') await openTask({ ...context, data, inputs });
  else await send({ submit: true, title: action.title, data, inputs }, context);
}

async function send(body, { messageId, where, view }) {
  view.busy = true;
  view.note(undefined);
  const outcome = await press(store.me.mail, { messageId, ...placeOf(where), ...body });
  view.busy = false;
  if (outcome.text) view.note(outcome.kind === 'message' ? 'note' : 'error', outcome.text);
  if (outcome.kind === 'card') {
    view.showCard(outcome.card);
    announce('The card has changed.');
  }
  emit('chat-changed');
}

const placeOf = (where) => (where === 'personal' ? {} : { in: where });
