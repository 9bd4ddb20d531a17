// Brings the chosen tab of a strip that is wider than the screen into view. Only when another one is chosen: a strip that somebody has moved stays.
(() => {
  const shown = new WeakMap();

  function look() {
    for (const tab of document.querySelectorAll('.answer-tabs [role=tab][aria-selected=true]')) {
      const strip = tab.closest('.mud-tabs-tabbar-content');
      if (!strip?.clientWidth || shown.get(strip) === tab) continue;
      shown.set(strip, tab);
      const { left, width } = tab.getBoundingClientRect();
      strip.scrollLeft += left - strip.getBoundingClientRect().left - (strip.clientWidth - width) / 2;
    }
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-selected'] });
  look();
})();
