// What Swagger UI's page lacks for who can't see it: landmarks, names and levels of headings. It draws anew whenever something is opened.
(() => {
  function mend() {
    const page = document.getElementById('swagger-ui');
    for (const [part, name] of [['.information-container', 'About the API'], ['.scheme-container', 'Signing in']]) {
      for (const region of page.querySelectorAll(part)) {
        set(region, 'role', 'region');
        set(region, 'aria-label', name);
      }
    }
    let level = 0;
    for (const heading of page.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      level = Math.min(level + 1, Math.max(1, Number(heading.tagName[1]) - 1));
      set(heading, 'aria-level', level);
    }
    for (const operation of page.querySelectorAll('.opblock')) {
      const name = operation.querySelector('.opblock-summary-path')?.textContent ?? '';
      for (const area of operation.querySelectorAll('textarea')) set(area, 'aria-label', `Body of ${name}`);
      for (const [index, region] of [...operation.querySelectorAll('[role="region"]')].entries()) set(region, 'aria-label', `Answers of ${operation.id} (${index + 1})`);
    }
    for (const button of page.querySelectorAll('.close-modal')) set(button, 'aria-label', 'Close');
    // Whose words are read out as others than stand there.
    for (const button of page.querySelectorAll('.auth-btn-wrapper [aria-label]')) button.removeAttribute('aria-label');
  }

  function set(element, name, value) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }

  addEventListener('load', () => {
    mend();
    new MutationObserver(mend).observe(document.getElementById('swagger-ui'), { childList: true, subtree: true });
  });
})();
