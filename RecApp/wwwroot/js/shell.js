// The few things that must work without a circuit, or before one exists.
(() => {
  // A combobox owns its arrow keys: the caret must not jump, Enter must not send a form around it.
  document.addEventListener('keydown', event => {
    const box = event.target.closest?.('[role=combobox]');
    if (box?.getAttribute('aria-expanded') !== 'true') return;
    if (['ArrowDown', 'ArrowUp'].includes(event.key) || (event.key === 'Enter' && box.getAttribute('aria-activedescendant'))) event.preventDefault();
  }, true);

  // Blazor would follow the fragment without moving the focus, which is all that a skip link is for.
  document.addEventListener('click', event => {
    const content = event.target.closest?.('.skip-link') && document.getElementById('content');
    if (!content) return;
    event.preventDefault();
    content.focus();
    content.scrollIntoView();
  }, true);

  // The focus stays in the field, so the list must follow the active option by itself.
  new MutationObserver(changes => changes.forEach(change =>
    document.getElementById(change.target.getAttribute('aria-activedescendant'))?.scrollIntoView({ block: 'nearest' })))
    .observe(document.body, { subtree: true, attributeFilter: ['aria-activedescendant'] });

  window.recappFocusHeading = () => {
    const heading = document.querySelector('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  };

  const dialog = document.getElementById('components-reconnect-modal');
  // The page behind can't answer now, so the focus goes to what can help.
  new MutationObserver(() => {
    const state = /components-reconnect-(failed|rejected)/.exec(dialog.className)?.[1];
    if (state) dialog.querySelector(state === 'failed' ? '[data-retry]' : '[data-reload]').focus();
  }).observe(dialog, { attributeFilter: ['class'] });
  dialog.querySelector('[data-reload]').addEventListener('click', () => location.reload());
  dialog.querySelector('[data-retry]').addEventListener('click', async () => {
    // False means that the server answered and no longer knows this page's state.
    try { if (await Blazor.reconnect() === false) location.reload(); } catch { /* still unreachable: the dialog stays */ }
  });
})();
