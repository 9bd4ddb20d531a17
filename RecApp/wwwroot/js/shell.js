// The few things that must work without a circuit, or before one exists.
(() => {
  // A combobox owns its arrow keys: the caret must not jump, Enter must not send a form around it. Enter is a click on the option that
  // the person sees, because the server may have a newer list by now.
  document.addEventListener('keydown', event => {
    const box = event.target.closest?.('[role=combobox]');
    if (box?.getAttribute('aria-expanded') !== 'true') return;
    const active = event.key === 'Enter' && document.getElementById(box.getAttribute('aria-activedescendant'));
    if (active || ['ArrowDown', 'ArrowUp'].includes(event.key)) event.preventDefault();
    if (!active) return;
    event.stopImmediatePropagation();
    active.click();
  }, true);

  // Emptied by the browser, because the next word may be typed before the server has heard of the choice.
  document.addEventListener('click', event => {
    const list = event.target.closest?.('[role=option]')?.closest('[role=listbox]');
    const box = list && document.querySelector(`[role=combobox][aria-controls="${CSS.escape(list.id)}"]`);
    if (box) box.value = '';
  }, true);

  // For a choice that the browser did not see coming: what has been typed since stays.
  window.recappEmpty = (field, known) => { if (field?.value === known) field.value = ''; };

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

  const isTyping = event => event.target.closest?.('input, textarea, select, [contenteditable]');

  // Takes a removal back from where the keyboard stands: the Tab key would need longer to the offer than it stays. In a field with text
  // the browser's own undo counts.
  document.addEventListener('keydown', event => {
    const back = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const undo = back && !isTyping(event)?.value && document.querySelector('.mud-snackbar-action-button');
    if (!undo) return;
    event.preventDefault();
    undo.click();
  });

  // From anywhere: the app bar's search at / where nothing is being typed and at Ctrl+K always, the list of shortcuts at ?.
  document.addEventListener('keydown', event => {
    const slash = event.key === '/' && !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const palette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const help = event.key === '?' && !isTyping(event);
    const wanted = help ? '#keyboard-help' : slash || palette ? '.shell-search input' : null;
    const found = wanted && !document.querySelector('dialog[open], .mud-dialog') && document.querySelector(wanted);
    if (!found) return;
    event.preventDefault();
    if (help) found.click();
    else found.focus();
  });

  // On a narrow screen the glass is all that shows of it.
  document.addEventListener('click', event => event.target.closest?.('.shell-search')?.querySelector('input').focus());

  // Who is writing in the new page already is not called away from it.
  window.recappFocusHeading = () => {
    if (document.activeElement?.matches('main :is(input, textarea, select)')) return;
    const heading = document.querySelector('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  };

  const dialog = document.getElementById('components-reconnect-modal');
  const retry = document.getElementById('components-reconnect-button');
  const resume = document.getElementById('components-resume-button');
  const reload = dialog.querySelector('[data-reload]');
  // Behind the dialog nothing answers, so Escape doesn't close it; for browsers that don't know closedby.
  dialog.addEventListener('cancel', event => event.preventDefault());
  // Most lines are back before anybody has read anything.
  const discretion = 1000;
  let opening = 0;
  const open = () => { if (!dialog.open) dialog.showModal(); };
  dialog.addEventListener('components-reconnect-state-changed', event => {
    let state = event.detail.state;
    if (state === 'rejected' || state === 'resume-failed') {
      window.recappLine.reload();
      return;
    }
    if (state === 'paused' && window.recappLine.isMoving) {
      dialog.classList.replace('components-reconnect-paused', 'components-reconnect-show');
      state = 'show';
    }
    clearTimeout(opening);
    if (state === 'hide') {
      if (dialog.open) window.recappAnswers.say('Reconnected');
      dialog.close();
    } else if (state === 'show' || state === 'retrying') opening = setTimeout(open, discretion);
    else open();
    ({ failed: retry, paused: resume })[state]?.focus();
  });
  reload.addEventListener('click', () => window.recappLine.reload());
  // False means that the server answered and no longer knows this page's state; an exception that it still can't be reached.
  retry.addEventListener('click', async () => {
    try { if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) window.recappLine.reload(); } catch { /* the dialog stays */ }
  });
  resume.addEventListener('click', async () => {
    try { if (!await Blazor.resumeCircuit()) window.recappLine.reload(); } catch { dialog.classList.replace('components-reconnect-paused', 'components-reconnect-failed'); retry.focus(); }
  });
})();
