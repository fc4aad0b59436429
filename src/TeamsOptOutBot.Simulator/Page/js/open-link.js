const SAFE_LINK = /^(https?:|mailto:|msteams:)/i;

/** Opens the link of an Action.OpenUrl as Teams would, in a window of its own. */
export function openLink(action) {
  if (SAFE_LINK.test(action.url)) window.open(action.url, '_blank', 'noopener,noreferrer');
}
