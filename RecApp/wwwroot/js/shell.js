// The few things that must work without a circuit, or before one exists.
(() => {
  // A combobox owns its arrow keys: the caret must not jump, Enter must not send a form around it.
  document.addEventListener('keydown', event => {
    const box = event.target.closest?.('[role=combobox]');
    if (box?.getAttribute('aria-expanded') !== 'true') return;
    if (['ArrowDown', 'ArrowUp'].includes(event.key) || (event.key === 'Enter' && box.getAttribute('aria-activedescendant'))) event.preventDefault();
  }, true);

  const dialog = document.getElementById('components-reconnect-modal');
  dialog.querySelector('[data-reload]').addEventListener('click', () => location.reload());
  dialog.querySelector('[data-retry]').addEventListener('click', async () => {
    // False means that the server answered and no longer knows this page's state.
    try { if (await Blazor.reconnect() === false) location.reload(); } catch { /* still unreachable: the dialog stays */ }
  });
})();
