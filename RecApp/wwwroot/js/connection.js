// Starts the circuit and keeps its line: a lost one is noticed within the server's timeout, and at once where the browser knows that it is offline.
(() => {
  const { timeout, keepAlive } = document.currentScript.dataset;
  // What to wait before each further attempt; a network that is back ends every wait.
  const pauses = [0, 1000, 2000, 3000, 5000, 10000];
  const attempts = 30;
  const patience = 5000;
  const dialog = document.getElementById('components-reconnect-modal');
  const movedKey = 'recappMoved';
  let hub;
  let moving = false;
  let failures = 0;
  let wake = () => { };

  const pause = milliseconds => new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => { clearTimeout(timer); resolve(); };
  });

  // The wait is part of the attempt, so that there is never more than one.
  function begin(connection, isFirst) {
    const start = connection.start;
    connection.start = async () => {
      if (!isFirst) await pause(pauses[Math.min(failures++, pauses.length - 1)]);
      try {
        await start.call(connection);
        failures = 0;
      } catch (problem) {
        // Anything else would show Blazor's message about an error of ours, and there will be another attempt.
        if (!isFirst) problem.errorType = 'FailedToNegotiateWithServerError';
        throw problem;
      }
    };
  }

  // Names this tab, over reloads too, so that its pages find what they remembered. Where nothing may be stored they begin anew.
  function tab() {
    try {
      return sessionStorage.recappTab ??= [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
    } catch {
      return '';
    }
  }

  // What the tab remembered may be what the server failed at: a reload because of it begins anew.
  document.querySelector('#blazor-error-ui .reload').addEventListener('click', () => { try { sessionStorage.removeItem('recappTab'); } catch { /* nothing is stored */ } });

  function configureSignalR(builder) {
    // What was paused has left its circuit; what has only lost its line still has one.
    const again = hub && !moving && !dialog.classList.contains('components-reconnect-paused') ? '&again' : '';
    builder.withUrl(`_blazor?tab=${tab()}${again}`, { timeout: patience }).withServerTimeout(Number(timeout)).withKeepAliveInterval(Number(keepAlive));
    const build = builder.build;
    builder.build = () => {
      const isFirst = !hub;
      hub = build.call(builder);
      begin(hub, isFirst);
      window.recappAnswers.watch(hub);
      return hub;
    };
  }

  // Once the server has forgotten the circuit, or is about to: whoever answers next knows what the tab remembers, and the page brings what it
  // has not told anybody.
  function reload() {
    window.recappFields.keep();
    try { sessionStorage[movedKey] = true; } catch { /* nothing is stored */ }
    location.reload();
  }

  function arrived() {
    window.recappFields.put();
    window.recappAnswers.say('Reconnected');
  }

  // Called by a server that is about to stop, which waits for the circuit to end; resuming tries until another one answers, or the same again.
  async function moveOn() {
    window.recappFields.keep();
    moving = true;
    // False where the line broke meanwhile: then it is looked for as ever.
    let paused = await Blazor.pauseCircuit().catch(() => false);
    for (let attempt = 0; paused && attempt < attempts; attempt++) {
      try {
        if (!await Blazor.resumeCircuit()) reload();
        else arrived();
        paused = false;
      } catch { /* nobody answers yet; the next attempt waits */ }
    }
    moving = false;
    if (paused) reload();
  }

  window.recappLine = {
    get isMoving() { return moving; },
    move: () => { setTimeout(moveOn); },
    reload,
  };

  // The socket stays open for as long as nobody uses it, so it has to be given up for the page to see.
  window.addEventListener('offline', () => { if (hub?.state === 'Connected') hub.stop(); });
  window.addEventListener('online', () => {
    wake();
    if (dialog.classList.contains('components-reconnect-failed')) Blazor.reconnect().then(known => known || reload(), () => { });
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });

  try {
    if (sessionStorage[movedKey]) document.addEventListener('recapp:live', arrived, { once: true });
    delete sessionStorage[movedKey];
  } catch { /* nothing is stored */ }

  Blazor.start({ circuit: { configureSignalR, reconnectionOptions: { maxRetries: attempts, retryIntervalMilliseconds: () => 0 } } });
})();
