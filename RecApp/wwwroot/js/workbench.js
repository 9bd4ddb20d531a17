// Pages with a form and an answer, where there is no room for both side by side.
window.recappWorkbench = (() => {
  const narrow = window.matchMedia('(max-width: 1099px)');
  const behaviour = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';

  // The bar with the answer's headline shows while the answer is below what can be seen.
  function look() {
    const answer = document.querySelector('.workbench-answer');
    const away = narrow.matches && answer && answer.getBoundingClientRect().top > window.innerHeight - 140;
    document.documentElement.toggleAttribute('data-answer-away', Boolean(away));
  }
  addEventListener('scroll', look, { passive: true });
  addEventListener('resize', look);
  new ResizeObserver(look).observe(document.body);

  // The server's next picture may take away what has the focus. It goes to what the elements around it name as the heir, as soon as
  // that is there, and to the answer until then.
  let answer = null, focused = null, heir = null;
  const isLost = () => focused && !focused.isConnected && answer.isConnected;
  document.addEventListener('focusin', ({ target }) => {
    if (target === answer && isLost()) return;
    answer = target.closest('.workbench-answer');
    focused = answer && target;
    heir = target.closest('[data-focus-heir]')?.dataset.focusHeir;
  });
  new MutationObserver(() => {
    if (!isLost() || ![document.body, answer].includes(document.activeElement)) return;
    const next = heir && document.querySelector(heir);
    (next || answer).focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });

  return {
    show() {
      const answer = document.getElementById('answer');
      if (!answer || !narrow.matches) return;
      answer.scrollIntoView({ block: 'start', behavior: behaviour() });
      if (!answer.contains(document.activeElement)) answer.focus({ preventScroll: true });
    },
    edit() {
      const field = document.querySelector('#form-fields :is(input, textarea, select):not([type=hidden], :disabled)');
      if (narrow.matches) document.getElementById('form-title')?.scrollIntoView({ block: 'start', behavior: behaviour() });
      field?.focus({ preventScroll: narrow.matches });
    },
    // Takes the focus where what had it is gone, and only there: whoever has gone on is not called back.
    land(element) {
      if ([null, document.body, document.getElementById('answer')].includes(document.activeElement)) element?.focus({ preventScroll: true });
    },
  };
})();
