// What is typed and pressed before the circuit is up meets a page that its first picture replaces: text, focus and presses are carried over.
(() => {
  const patience = 20000;
  const events = ['input', 'change'];
  const typed = new Map();
  const pressed = [];
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

  const nameOf = button => button.getAttribute('aria-label') ?? button.textContent.trim();
  const alike = name => [...document.querySelectorAll('button:not([form], form[method=post] button)')].filter(button => nameOf(button) === name);

  function press(event) {
    const button = event.target.closest?.('button');
    const place = button ? alike(nameOf(button)).indexOf(button) : -1;
    if (place >= 0) pressed.push({ name: nameOf(button), place, button });
  }

  // A form of the circuit's would load the page anew: prerendering gives it the page's own address as its action. Only those that post
  // something work without a circuit.
  function submit(event) {
    if (event.target.method !== 'post') event.preventDefault();
  }

  // Blazor's script renames a component's comment when it has read it and removes it when the circuit has rendered.
  function isWaiting() {
    const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode())
      if (/^(Blazor:|bl-root)/.test(comments.currentNode.data)) return true;
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

  function pressAgain() {
    while (pressed.length > 0) {
      const { name, place, button } = pressed[0];
      const after = alike(name)[place];
      if (!after || after === button || after.disabled) return;
      pressed.shift();
      after.click();
    }
  }

  // What the server may not know yet goes along where a page moves to another one: by element, text that somebody has typed.
  const keptKey = 'recappFields';
  const written = new Set();
  document.addEventListener('input', event => { if (event.target.type !== 'file' && event.target.type !== 'password') written.add(event.target); }, true);

  function keep() {
    const fields = [...written].filter(field => field.isConnected && selectorOf(field)).map(field =>
      ({ selector: selectorOf(field), type: field.type, value: field.value, checked: field.checked }));
    try { sessionStorage[keptKey] = JSON.stringify({ path: location.pathname, fields }); } catch { /* nothing is stored, or it is too much */ }
  }

  // Where the server knows it, there is nothing to do.
  function put() {
    try {
      const { path, fields } = JSON.parse(sessionStorage[keptKey] ?? '{}');
      delete sessionStorage[keptKey];
      if (path !== location.pathname) return;
      fields.forEach(field => typed.set(field.selector, field));
      setTimeout(() => fields.forEach(field => typed.delete(field.selector)), patience);
      watch();
      settle();
    } catch { /* nothing is stored */ }
  }

  window.recappFields = { keep, put };

  let live = false;
  function settle() {
    if (isWaiting()) return;
    if (!live) {
      live = true;
      events.forEach(kind => document.removeEventListener(kind, remember, true));
      document.removeEventListener('focusin', follow, true);
      document.removeEventListener('click', press, true);
      document.removeEventListener('submit', submit, true);
      setTimeout(() => observer.disconnect(), patience);
      document.dispatchEvent(new Event('recapp:live'));
    }
    for (const [selector, before] of typed) {
      const after = document.querySelector(selector);
      if (!after || after === before || after.type !== before.type || after.type === 'file') continue;
      typed.delete(selector);
      if (before.nodeType || before.value !== after.value || before.checked !== after.checked) carry(before, after);
    }
    pressAgain();
    if (typed.size === 0 && pressed.length === 0) observer.disconnect();
  }
  const observer = new MutationObserver(settle);

  events.forEach(kind => document.addEventListener(kind, remember, true));
  document.addEventListener('focusin', follow, true);
  document.addEventListener('click', press, true);
  document.addEventListener('submit', submit, true);
  const watch = () => observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  watch();
})();
