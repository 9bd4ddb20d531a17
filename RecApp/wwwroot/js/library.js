// What a person keeps and asked before: one document in the browser's storage, shared by every tab and known to no server. In the head,
// so that the home page leaves room for the recent answers before it is painted.
window.recappLibrary = (() => {
  const key = 'recapp-library';
  const unread = 'recapp-library-unread';
  const longest = 1000000;
  const parts = {
    favourites: { most: 500, id: one => `${one.kind} ${one.key}`, put: 'putFavourites', drop: 'dropFavourites' },
    answers: { most: 50, id: one => one.address, put: 'putAnswers', drop: 'dropAnswers' },
  };
  let listener = null;

  function parse(text) {
    try {
      const found = text.length <= longest ? JSON.parse(text) : null;
      return found?.version === 1 ? found : null;
    } catch { return null; }
  }

  const entries = list => Array.isArray(list) ? list.filter(one => one && typeof one === 'object') : [];
  const time = one => Date.parse(one.at) || 0;

  // How many recent answers there are, up to the three that the home page shows.
  function mark() {
    try {
      document.documentElement.dataset.recent = Math.min(3, entries(parse(localStorage.getItem(key) ?? '')?.answers).length);
    } catch { /* without storage there are none */ }
  }

  // Reads, changes and writes in one turn: what another tab has written meanwhile stays. A document that can't be read is put aside.
  function change(changes) {
    try {
      const text = localStorage.getItem(key);
      const before = text && parse(text);
      if (text && !before) {
        localStorage.removeItem(key);
        try { localStorage.setItem(unread, text); } catch { /* there is no room for both */ }
      }
      const after = { version: 1 };
      for (const [name, { most, id, put, drop }] of Object.entries(parts)) {
        const gone = new Set([...changes[put], ...changes[drop]].map(id));
        const kept = entries(before?.[name]).filter(one => !gone.has(id(one)));
        after[name] = [...changes[put], ...kept].sort((one, other) => time(other) - time(one)).slice(0, most);
      }
      localStorage.setItem(key, JSON.stringify(after));
      mark();
      return true;
    } catch { return false; }
  }

  // Nothing where there is nothing. A stream, because a message to the server may have 32 KB.
  function read() {
    const text = localStorage.getItem(key);
    if (!text) return null;
    const bytes = text.length <= longest ? new TextEncoder().encode(text) : null;
    return bytes?.length <= longest ? { content: DotNet.createJSStreamReference(bytes) } : {};
  }

  addEventListener('storage', event => {
    if (event.key !== key && event.key !== null) return;
    mark();
    listener?.invokeMethodAsync('OnChangedElsewhereAsync').catch(() => { /* the circuit is gone */ });
  });
  mark();

  return {
    change,
    read,
    watch: reference => { listener = reference; },
    // What had the focus is gone: the first of these that is there takes it.
    focus: ids => ids.map(id => document.getElementById(id)).find(found => found)?.focus(),
  };
})();
