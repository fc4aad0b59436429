// Runs before the first paint, so that a dark page does not flash white.
const kept = localStorage.getItem('theme');
document.documentElement.dataset.theme =
  kept ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
