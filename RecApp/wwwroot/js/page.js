// A change of the form moves the address, not the page: the router would scroll to the top with it.
// One that comes after the person has gone to another page belongs to the page that was left.
export function setAddress(address, push) {
  if (path(address) !== path(location)) return;
  if (push) history.pushState(history.state, '', address);
  else history.replaceState(history.state, '', address);
}

// Brings an element under the header, unless it is well in view already, and lets a screen reader know.
export function show(element) {
  const top = element.getBoundingClientRect().top;
  if (top < 60 || top > window.innerHeight / 2) element.scrollIntoView({ block: 'start' });
  element.focus({ preventScroll: true });
}

// A file out of the circuit. Its address lives until the browser has had the time to save it.
export function download(name, type, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function path(address) {
  return new URL(address, document.baseURI).pathname.replace(/\/$/, '').toLowerCase();
}
