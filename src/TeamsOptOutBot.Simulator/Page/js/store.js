const bus = new EventTarget();

/** What the page knows; whoever changes it says so with `emit`. */
export const store = {
  people: [],
  byMail: new Map(),
  me: undefined,
  tab: 'personal',
  botReachable: undefined, // nobody has tried yet
};

export const on = (name, handler) => bus.addEventListener(name, (event) => handler(event.detail));
export const emit = (name, detail) => bus.dispatchEvent(new CustomEvent(name, { detail }));
