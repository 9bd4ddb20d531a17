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
  };
})();
