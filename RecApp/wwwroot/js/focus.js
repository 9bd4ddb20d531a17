// The server's next picture may take away or hide what has the focus, which would then fall to the body and send a keyboard back to the
// beginning. It goes to what the elements around it name as the heir, as soon as that is there; until then, or without one, to its
// neighbour in the list that is left, to the part that it stood in, or to the control nearest to it.
window.recappFocus = (() => {
  const controls = ':is(a[href], button, input, select, textarea, summary):not(:disabled, [type=hidden], [tabindex="-1"])';
  let focused = null, around = [], after = [], before = [], heir = null, standIn = null;

  const isGone = element => !element.isConnected || element.closest('[hidden]');
  const isLost = () => focused && isGone(focused);
  // What was hidden just now keeps the focus until the next frame.
  const holdsNothing = () => [null, document.body, standIn].includes(document.activeElement) || (isLost() && document.activeElement === focused);

  document.addEventListener('focusin', ({ target }) => {
    if (target === standIn && isLost()) return;
    standIn = null;
    focused = target.closest('main') && !target.closest('.mud-popover-provider') ? target : null;
    if (!focused) return;
    around = [];
    for (let part = focused.parentElement; part && part !== document.body; part = part.parentElement) around.push(part);
    heir = target.closest('[data-focus-heir]')?.dataset.focusHeir;
    const all = [...document.querySelectorAll(`main ${controls}`)], place = all.indexOf(focused);
    [after, before] = place < 0 ? [[], []] : [all.slice(place + 1), all.slice(0, place).reverse()];
  });

  // Of the same kind first: the next entry's cross after an entry's cross.
  function neighbour(part) {
    const left = [...after, ...before].filter(one => part.contains(one) && one.checkVisibility());
    return left.find(one => one.className === focused.className && one.title === focused.title) ?? left[0];
  }

  function standInFor() {
    const left = around.filter(part => !isGone(part)), parts = left.filter(part => part.closest('main > *'));
    const list = parts.find(part => part.matches('ul, ol, table'));
    return (list && neighbour(list)) ?? parts.find(part => part.hasAttribute('tabindex')) ?? parts.map(neighbour).find(Boolean) ?? left.find(part => part.tagName === 'MAIN');
  }

  new MutationObserver(() => {
    if (!isLost() || !holdsNothing()) return;
    const next = (heir && document.querySelector(heir)) || (standIn?.isConnected ? null : standIn = standInFor());
    next?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });

  return {
    // Takes the focus where what had it is gone, and only there: whoever has gone on is not called back.
    land(element) {
      if (holdsNothing()) element?.focus({ preventScroll: true });
    },
  };
})();
