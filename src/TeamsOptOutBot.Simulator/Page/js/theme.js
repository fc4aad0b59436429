import { byId } from './dom.js';
import { emit } from './store.js';

export function startTheme() {
  const button = byId('theme-toggle');
  const show = () => button.setAttribute('aria-pressed', String(document.documentElement.dataset.theme === 'dark'));
  button.addEventListener('click', () => {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    show();
    emit('theme');
  });
  show();
}
