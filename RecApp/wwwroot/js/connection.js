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

  function configureSignalR(builder) {
    builder.withUrl('_blazor', { timeout: patience }).withServerTimeout(Number(timeout)).withKeepAliveInterval(Number(keepAlive));
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
