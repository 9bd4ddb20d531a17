// What is typed before the circuit is up stands in fields that its first picture replaces: text and focus are carried over.
(() => {
  const patience = 20000;
  const events = ['input', 'change'];
  const typed = new Map();
  let focused = null;

  function selectorOf(field) {
    if (field.id) return `#${CSS.escape(field.id)}`;
    return field.type === 'radio' ? `[name="${CSS.escape(field.name)}"][value="${CSS.escape(field.value)}"]` : null;
  }

  function remember(event) {
    const selector = selectorOf(event.target);
    if (selector) typed.set(selector, event.target);
  }

  const follow = event => { focused = selectorOf(event.target); };
  events.forEach(kind => document.addEventListener(kind, remember, true));
  document.addEventListener('focusin', follow, true);

  function isWaiting() {
    const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode())
      if (comments.currentNode.data.startsWith('Blazor:')) return true;
    return false;
  }

  function carry(before, after) {
    if (after.type === 'checkbox' || after.type === 'radio') {
      if (after.checked !== before.checked) after.click();
      return;
    }
    after.value = before.value;
    events.forEach(kind => after.dispatchEvent(new Event(kind, { bubbles: true })));
    if (focused !== selectorOf(after) || document.activeElement !== document.body) return;
    after.focus({ preventScroll: true });
    if (before.selectionStart !== null) after.setSelectionRange?.(before.selectionStart, before.selectionEnd);
  }

  const observer = new MutationObserver(() => {
    if (isWaiting()) return;
    events.forEach(kind => document.removeEventListener(kind, remember, true));
    document.removeEventListener('focusin', follow, true);
    for (const [selector, before] of typed) {
      const after = document.querySelector(selector);
      if (!after || after === before || after.type !== before.type || after.type === 'file') continue;
      typed.delete(selector);
      carry(before, after);
    }
    if (typed.size === 0) observer.disconnect();
    else setTimeout(() => observer.disconnect(), patience);
  });
  observer.observe(document.body, { childList: true, subtree: true });
})();
