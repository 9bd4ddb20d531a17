// Blocking on purpose: the theme is decided before the first paint, so nothing flashes.
(() => {
  const key = 'recapp-theme';
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const choices = ['system', 'light', 'dark'];
  let choice = 'system';
  try {
    const kept = localStorage.getItem(key);
    if (choices.includes(kept)) choice = kept;
  } catch { /* storage may be forbidden: then the system decides */ }

  function apply() {
    const theme = choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice;
    root.dataset.theme = theme;
    for (const link of document.querySelectorAll('link[data-theme-sheet]')) link.media = link.dataset.themeSheet === theme ? 'all' : 'not all';
    document.dispatchEvent(new Event('themechange'));
  }

  dark.addEventListener('change', apply);
  window.recappTheme = {
    get: () => choice,
    set: value => {
      if (!choices.includes(value)) return;
      choice = value;
      try { localStorage.setItem(key, value); } catch { /* lasts until the page is closed */ }
      apply();
    },
  };
  apply();
})();
