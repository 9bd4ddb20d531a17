// A file counts even when its field was not ready, or was replaced, between opening the dialog and choosing.
(() => {
  const patience = 20000;
  const step = 50;
  // Blazor's InputFile marks its field once it listens.
  const isReady = field => field && '_blazorInputFileNextFileId' in field;
  const followed = new WeakSet();

  function deliver(before, until) {
    const after = before.isConnected && isReady(before) ? before : document.getElementById(before.id);
    if (isReady(after) && !after.disabled) {
      after.files = before.files;
      after.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (performance.now() < until) {
      setTimeout(() => deliver(before, until), step);
    }
  }

  function chosen(event) {
    const field = event.target;
    if (field.files.length > 0 && !(field.isConnected && isReady(field))) deliver(field, performance.now() + patience);
  }

  // On the field itself, because what has left the page tells the page nothing.
  function follow(event) {
    const field = event.target;
    if (field.type !== 'file' || followed.has(field)) return;
    followed.add(field);
    field.addEventListener('change', chosen);
  }

  ['pointerdown', 'focusin', 'click', 'dragenter', 'change'].forEach(kind => document.addEventListener(kind, follow, true));
})();
