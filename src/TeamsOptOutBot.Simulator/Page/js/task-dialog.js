import { el, icon } from './dom.js';
import { emit, store } from './store.js';
import { CardView } from './card-view.js';
import { openLink } from './open-link.js';
import { dataOf, inputsOf, press } from './press.js';

const WIDTHS = { small: 400, medium: 600, large: 800 };

/** A dialog that a card's button opens (`task/fetch`) and that its own card sends (`task/submit`). */
export async function openTask({ messageId, view, data, inputs }) {
  view.busy = true;
  view.note(undefined);
  const outcome = await press(store.me.mail, { messageId, dialog: 'fetch', data, inputs });
  view.busy = false;
  if (outcome.kind === 'task') show(outcome.task, messageId);
  else view.note('error', outcome.text ?? 'The bot opened no dialog.');
}

function show(task, messageId) {
  const dialog = el('dialog', { class: 'task', 'aria-labelledby': 'task-title' });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  fill(dialog, task, messageId);
  dialog.showModal();
}

function fill(dialog, task, messageId) {
  const value = task.value;
  const title = (typeof value === 'object' && value.title) || 'TeamsOptOutBot';
  const body = el('div', { class: 'task-body' });
  const problem = el('p', { class: 'card-error', role: 'alert', hidden: true });
  dialog.style.width = `${WIDTHS[value?.width] ?? value?.width ?? WIDTHS.medium}px`;
  dialog.replaceChildren(
    el('header', { class: 'task-head' },
      el('h2', { id: 'task-title' }, title),
      el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close'))),
    body,
    problem,
  );
  if (task.type === 'message') body.append(el('p', {}, String(value)));
  else if (value?.card) body.append(new CardView(value.card.content, { host: 'teams', onAction: submit }).element);
  else body.append(el('p', {}, 'This dialog shows a web page, which the simulator does not open.'));

  async function submit(action, view) {
    if (action.getJsonTypeName() === 'Action.OpenUrl') {
      openLink(action);
      return;
    }

    view.busy = true;
    const outcome = await press(store.me.mail, { messageId, dialog: 'submit', data: dataOf(action), inputs: inputsOf(action) });
    view.busy = false;
    if (outcome.kind === 'task') fill(dialog, outcome.task, messageId);
    else if (outcome.kind === 'done') dialog.close();
    else Object.assign(problem, { textContent: outcome.text ?? '', hidden: false });
    emit('chat-changed');
  }
}
