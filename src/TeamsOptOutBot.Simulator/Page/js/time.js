const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export function shortTime(text) {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return '';
  return time.toDateString() === new Date().toDateString() ? clock.format(time) : day.format(time);
}

export function exactTime(text) {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? '' : exact.format(time);
}
