import { byId } from './dom.js';

const NEAR_END = 80;
const GAP = 12;
let mode = 'end'; // 'end': the reader sees the end; 'top': the top of a message taller than the window; 'free': elsewhere
let placed;
let news = false;

/** Keeps the reader where the reader wants to be while messages come, grow and shrink. */
export function startScroll() {
  byId('log').addEventListener('scroll', ({ target }) => {
    if (atEnd()) mode = 'end';
    else mode = mode === 'top' && Math.abs(target.scrollTop - placed) < 2 ? 'top' : 'free';
    showJump();
  });
  new ResizeObserver(stay).observe(byId('log'));
  byId('jump').addEventListener('click', toEnd);
}

/** After the messages changed: `fresh` when one was added, `first` when a chat was opened. */
export function afterChange({ fresh, first }) {
  if (first || (fresh && mode !== 'free')) showLast();
  else stay();
  if (fresh && mode === 'free') news = true;
  showJump();
}

export function resetScroll() {
  mode = 'end';
  news = false;
  byId('jump').hidden = true;
}

function stay() {
  if (mode === 'end') toEnd();
  else showJump();
}

function toEnd() {
  byId('log').scrollTop = byId('log').scrollHeight;
  mode = 'end';
  showJump();
}

/** The end of the chat, or the top of the last message when it is taller than the window. */
function showLast() {
  const log = byId('log');
  const last = log.lastElementChild;
  if (!last || last.offsetHeight <= log.clientHeight) {
    toEnd();
    return;
  }
  log.scrollTop = last.offsetTop - GAP;
  placed = log.scrollTop;
  mode = atEnd() ? 'end' : 'top';
}

function showJump() {
  if (atEnd()) news = false;
  byId('jump').hidden = atEnd();
  byId('jump').textContent = news ? 'New message below' : 'More below';
}

function atEnd() {
  const log = byId('log');
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
}
