// Watches a text area. Long texts go to the server as a stream: a message of the circuit holds no more than 32 KB.
export function watch(area, component, known, limit, restMilliseconds, settledMilliseconds) {
  let sent = known;
  let isSettled = true;
  let timer = 0;

  async function send(isDraft) {
    clearTimeout(timer);
    const text = area.value;
    isSettled = !isDraft;
    if (isDraft) timer = setTimeout(settle, settledMilliseconds);
    if (isDraft && text === sent) return;
    sent = text;
    const isSendable = text.length > 0 && text.length <= limit;
    const content = isSendable ? DotNet.createJSStreamReference(new TextEncoder().encode(text)) : null;
    await component.invokeMethodAsync('ReceiveAsync', text.length, isDraft, content);
  }

  function typed() {
    clearTimeout(timer);
    isSettled = false;
    timer = setTimeout(() => send(true), restMilliseconds);
  }

  function settle() {
    if (!isSettled) send(false);
  }

  area.addEventListener('input', typed);
  area.addEventListener('change', settle);
  // What was typed before the circuit was up.
  if (area.value !== known) typed();
  return {
    send: () => send(false),
    set: text => {
      clearTimeout(timer);
      area.value = text;
      sent = text;
      isSettled = true;
    },
    dispose: () => {
      clearTimeout(timer);
      area.removeEventListener('input', typed);
      area.removeEventListener('change', settle);
    },
  };
}
