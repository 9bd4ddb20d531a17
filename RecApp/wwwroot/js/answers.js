// Knows what the server has not answered yet: shows that an answer takes long, and sends again what a broken line may have swallowed.
window.recappAnswers = (() => {
  const patience = 300;
  const noteMilliseconds = 15000;
  const saidMilliseconds = 4000;
  const settling = 1000;
  const kinds = ['click', 'submit', 'change', 'input'];
  const box = document.getElementById('busy');
  const words = box.firstElementChild;
  const note = document.getElementById('busy-note');
  const targets = new Map();
  // By call: typed and chosen values, and moves to another page, which may be sent twice.
  const repeatable = new Map();
  // By field: what has been typed into it since the server was last through with all of it, and the calls that it has not answered.
  const typing = new Map();
  // Calls that a person waits for.
  const deeds = new Set();
  let timer = 0;
  let fading = 0;

  kinds.forEach(kind => document.addEventListener(kind, event => targets.set(kind, event.target), true));

  function waitFor(call) {
    deeds.add(call);
    timer ||= setTimeout(() => {
      box.classList.add('shown');
      words.textContent = 'Waiting for the server';
    }, patience);
  }

  // An answer to earlier letters can set a field back to them when the line is slow; the server has heard the later ones.
  function keepTyped(field, values) {
    const last = values.at(-1);
    if (field.isConnected && field.value !== '' && field.value !== last && values.includes(field.value)) field.value = last;
  }

  function answered(call) {
    for (const [field, { values, calls }] of typing) {
      if (!calls.delete(call) || calls.size > 0) continue;
      typing.delete(field);
      keepTyped(field, values);
      // What the server shows may come a little later than that it is done.
      setTimeout(() => typing.has(field) || keepTyped(field, values), settling);
    }
    repeatable.delete(call);
    deeds.delete(call);
    if (deeds.size === 0) rest();
  }

  function rest() {
    deeds.clear();
    clearTimeout(timer);
    timer = 0;
    box.classList.remove('shown');
    words.textContent = '';
  }

  function sent(method, args) {
    if (method === 'OnLocationChanged') {
      repeatable.set(method, hub => hub.send(method, ...args));
      waitFor(method);
      return;
    }
    if (method !== 'BeginInvokeDotNetFromJS') return;
    const [call, , name, , content] = args;
    const kind = name === 'NotifyChange' ? 'change' : name === 'DispatchEventAsync' ? /"eventName":"(\w+)"/.exec(content)?.[1] : null;
    const target = targets.get(kind);
    if (!target) return;
    if (kind === 'input') {
      const { values, calls } = typing.get(target) ?? { values: [], calls: new Set() };
      values.push(target.value);
      typing.set(target, { values, calls: calls.add(call) });
    }
    if (kind === 'input' || kind === 'change') repeatable.set(call, () => target.isConnected && target.dispatchEvent(new Event(kind, { bubbles: true })));
    if (kind !== 'input') waitFor(call);
  }

  // A click may not be repeated, because the server may have heard it.
  function lost() {
    typing.clear();
    if ([...deeds].some(call => !repeatable.has(call))) note.dataset.lost = 'true';
    rest();
  }

  function restored(hub) {
    const again = [...repeatable.values()];
    repeatable.clear();
    again.forEach(send => send(hub));
    document.dispatchEvent(new Event('recapp:restored'));
    if (!note.dataset.lost) return;
    delete note.dataset.lost;
    show('The connection broke off at your last click. Look whether it counted; if not, click again.', noteMilliseconds);
  }

  function show(text, milliseconds) {
    clearTimeout(fading);
    note.textContent = text;
    fading = setTimeout(() => { note.textContent = ''; }, milliseconds);
  }

  // In one handler with Blazor's own: the hub waits between two, and a call that relies on a picture could come before it.
  function behind(hub, ours) {
    const on = hub.on;
    hub.on = (name, handler) => on.call(hub, name, !ours[name] ? handler : (...args) => {
      const result = handler(...args);
      ours[name](...args);
      return result;
    });
  }

  function watch(hub) {
    const { send, invoke } = hub;
    hub.send = (method, ...args) => {
      sent(method, args);
      return send.call(hub, method, ...args);
    };
    hub.invoke = async (method, ...args) => {
      const result = await invoke.call(hub, method, ...args);
      if (method === 'ConnectCircuit' && result) setTimeout(() => restored(hub));
      return result;
    };
    behind(hub, {
      'JS.EndInvokeDotNet': answered,
      'JS.RenderBatch': () => {
        repeatable.delete('OnLocationChanged');
        rest();
      },
    });
    hub.onclose(lost);
  }

  return { watch, say: text => { if (!note.dataset.lost) show(text, saidMilliseconds); } };
})();
