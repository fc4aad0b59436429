/* global markdownit */

const installed = typeof markdownit !== 'undefined';

// What Teams documents for text in cards: emphasis, lists and links; no headings, images, code or HTML.
const card = installed && markdownit('zero', { html: false, breaks: true })
  .enable(['emphasis', 'list', 'link', 'escape', 'entity', 'newline']);

// A bot's plain messages may also hold code and quotes.
const message = installed && markdownit({ html: false, breaks: true, linkify: true })
  .disable(['image', 'heading', 'lheading', 'table']);

for (const markdown of [card, message].filter(Boolean)) {
  markdown.renderer.rules.link_open = (tokens, index, options, environment, self) => {
    tokens[index].attrSet('target', '_blank');
    tokens[index].attrSet('rel', 'noopener noreferrer');
    return self.renderToken(tokens, index, options);
  };
}

export const cardMarkdown = (text) => card.render(text);

/** A bot's message as elements; the parser escapes HTML and refuses script links. */
export function messageMarkdown(text) {
  const body = document.createElement('div');
  body.className = 'text';
  if (message) body.innerHTML = message.render(text);
  else body.textContent = text;
  return body;
}
