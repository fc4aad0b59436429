/** A call that the simulator refused or that did not reach it (status 0). */
export class SimulatorError extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

async function call(method, path, body, signal) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new SimulatorError(0, 'The simulator cannot be reached.');
  }
  const text = await response.text();
  if (!response.ok) throw new SimulatorError(response.status, reason(text) ?? `The simulator answered ${response.status}.`);
  return text ? JSON.parse(text) : undefined;
}

function reason(text) {
  try {
    const body = JSON.parse(text);
    return body.error?.message ?? body.error ?? body.detail ?? body.message ?? body.title;
  } catch {
    return text || undefined;
  }
}

const person = (mail) => `/sim/people/${encodeURIComponent(mail)}`;

function query(values) {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}

export const info = () => call('GET', '/sim/info');
export const people = () => call('GET', '/sim/people');
export const chat = (mail, where, options = {}, signal) =>
  call('GET', `${person(mail)}/chat${query({ in: where === 'team' ? 'team' : undefined, ...options })}`, undefined, signal);
export const say = (mail, text, where) =>
  call('POST', `${person(mail)}/say`, where === 'team' ? { text, in: 'team' } : { text });
export const press = (mail, body) => call('POST', `${person(mail)}/press`, body);
export const mails = (mail) => call('GET', `${person(mail)}/mail`);
export const messages = (after, limit) => call('GET', `/sim/messages${query({ after, limit })}`);
export const log = (options) => call('GET', `/sim/log${query(options)}`);
export const bot = (act) => call('POST', '/sim/bot', { do: act });
export const faults = (settings) => call('PUT', '/sim/faults', settings);
