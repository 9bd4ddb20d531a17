// Watches a text area. Long texts go to the server as a stream: a message of the circuit holds no more than 32 KB.
export function watch(area, component, known, limit, restMilliseconds) {
  let sent = known;
  let timer = 0;

  async function send(isDraft) {
    clearTimeout(timer);
    const text = area.value;
    if (text === sent && isDraft) return;
    sent = text;
    const isSendable = text.length > 0 && text.length <= limit;
    const content = isSendable ? DotNet.createJSStreamReference(new TextEncoder().encode(text)) : null;
    await component.invokeMethodAsync('ReceiveAsync', text.length, isDraft, content);
  }

  function typed() {
    clearTimeout(timer);
    timer = setTimeout(() => send(true), restMilliseconds);
  }

  area.addEventListener('input', typed);
  // What was typed before the circuit was up.
  if (area.value !== known) typed();
  return {
    send: () => send(false),
    set: text => {
      clearTimeout(timer);
      area.value = text;
      sent = text;
    },
    dispose: () => {
      clearTimeout(timer);
      area.removeEventListener('input', typed);
    },
  };
}
