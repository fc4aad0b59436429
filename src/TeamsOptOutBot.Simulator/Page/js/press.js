import * as api from './api.js';
import { emit } from './store.js';

/** What the acting person is shown after a press, whatever way the bot answered. */
export function outcomeOf(result) {
  if (result.status === 0) return { kind: 'unreachable', text: 'The bot cannot be reached. Nothing was recorded.' };
  const body = result.body ?? {};
  if (result.status >= 300) {
    return { kind: 'error', text: body.value?.message ?? `Something went wrong: the bot answered HTTP ${result.status}.` };
  }
  if (body.type === 'application/vnd.microsoft.card.adaptive') return { kind: 'card', card: body.value };
  if (body.type === 'application/vnd.microsoft.activity.message') return { kind: 'message', text: body.value };
  if (body.type?.startsWith('application/vnd.microsoft.error') || body.statusCode >= 400) {
    return { kind: 'error', text: body.value?.message ?? 'Something went wrong. Please try again.' };
  }
  if (body.task) return { kind: 'task', task: body.task };
  return { kind: 'done' };
}

/** Presses and reads the answer; a refusal by the simulator itself is an error like the bot's. */
export async function press(mail, body) {
  try {
    const result = await api.press(mail, body);
    emit('bot-seen', result.status !== 0);
    return outcomeOf(result);
  } catch (error) {
    if (!(error instanceof api.SimulatorError)) throw error;
    return { kind: 'error', text: error.message };
  }
}

/** The action's own data, as it stands in the card, without what was typed. */
export const dataOf = (action) => action.toJSON().data;

/** What was typed into the inputs that belong to this action. */
export function inputsOf(action) {
  const inputs = Object.values(action.getReferencedInputs?.() ?? {}).filter((input) => input.isSet());
  return Object.fromEntries(inputs.map((input) => [input.id, String(input.value)]));
}
