// A menu of a page's sections marks the one that is being read, and stays beside it.
(() => {
  let asked = false;
  const sectionOf = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  function look() {
    asked = false;
    const links = [...document.querySelectorAll('.section-menu a')].filter(sectionOf);
    if (links.length === 0) return;
    const end = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
    const line = end ? window.innerHeight : window.innerHeight / 3;
    const current = links.findLast(link => sectionOf(link).getBoundingClientRect().top < line) ?? links[0];
    if (current.ariaCurrent === 'true') return;
    for (const link of links) link.ariaCurrent = link === current ? 'true' : null;
    const menu = current.closest('.section-menu');
    menu.scrollTo({ left: current.offsetLeft - (menu.clientWidth - current.offsetWidth) / 2 });
  }

  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  }
  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  new ResizeObserver(ask).observe(document.body);

  // The way by keyboard goes on in the section; Blazor only scrolls.
  document.addEventListener('click', event => {
    const link = event.target.closest?.('.section-menu a');
    const heading = link && sectionOf(link)?.querySelector('h2');
    if (heading) setTimeout(() => heading.focus({ preventScroll: true }));
  });
})();
