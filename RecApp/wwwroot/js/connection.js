// Starts the circuit and keeps its line: a lost one is noticed within the server's timeout, and at once where the browser knows that it is offline.
(() => {
  const { timeout, keepAlive } = document.currentScript.dataset;
  // What to wait before each further attempt; a network that is back ends every wait.
  const pauses = [0, 1000, 2000, 3000, 5000, 10000];
  const attempts = 30;
  const patience = 5000;
  const dialog = document.getElementById('components-reconnect-modal');
  let hub;
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
    builder.withUrl(hub ? '_blazor' : `_blazor?tab=${tab()}`, { timeout: patience }).withServerTimeout(Number(timeout)).withKeepAliveInterval(Number(keepAlive));
    const build = builder.build;
    builder.build = () => {
      const isFirst = !hub;
      hub = build.call(builder);
      begin(hub, isFirst);
      window.recappAnswers.watch(hub);
      return hub;
    };
  }

  // The socket stays open for as long as nobody uses it, so it has to be given up for the page to see.
  window.addEventListener('offline', () => { if (hub?.state === 'Connected') hub.stop(); });
  window.addEventListener('online', () => {
    wake();
    if (dialog.classList.contains('components-reconnect-failed')) Blazor.reconnect().then(known => known || location.reload(), () => { });
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });

  Blazor.start({ circuit: { configureSignalR, reconnectionOptions: { maxRetries: attempts, retryIntervalMilliseconds: () => 0 } } });
})();
