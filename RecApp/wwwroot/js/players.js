// Players of Spotify tell the page about themselves as soon as they run. One that says nothing for five seconds can't be reached from here.
window.recappPlayers = (() => {
  const key = 'recapp-players';
  const patience = 5000;
  const origin = 'https://open.spotify.com';
  const heard = new WeakSet();

  addEventListener('message', event => {
    if (event.origin !== origin || !event.source) return;
    heard.add(event.source);
    for (const frame of document.querySelectorAll('.embed iframe'))
      if (frame.contentWindow === event.source) frame.parentElement.removeAttribute('data-silent');
  });

  // A frame that loads lazily has the time from when it is near the window.
  function watch(frame) {
    new IntersectionObserver((entries, observer) => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      observer.disconnect();
      setTimeout(() => {
        if (frame.isConnected && !heard.has(frame.contentWindow)) frame.parentElement.setAttribute('data-silent', '');
      }, patience);
    }).observe(frame);
  }
  new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node =>
    node.querySelectorAll?.('.embed iframe').forEach(watch) ?? (node.matches?.('.embed iframe') && watch(node))))).observe(document.body, { childList: true, subtree: true });
  document.querySelectorAll('.embed iframe').forEach(watch);

  return {
    always: () => { try { return localStorage.getItem(key) === 'always'; } catch { return false; } },
    setAlways: value => { try { value ? localStorage.setItem(key, 'always') : localStorage.removeItem(key); } catch { /* lasts until the page is closed */ } },
  };
})();
