// Zooms a chart with two fingers, or with the gesture of a touchpad, which comes as a wheel with Ctrl.

const middle = touches => ({ x: (touches[0].clientX + touches[1].clientX) / 2, y: (touches[0].clientY + touches[1].clientY) / 2 });
const spread = touches => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);

/**
 * @param zoom Takes ranges by axis, as Plotly's relayout does.
 * @returns Tells whether two fingers are at it.
 */
export function listenForPinches(canvas, axes, zoom) {
  let start = null;
  let waiting = false;

  function place(point) {
    const { _size: size, xaxis, yaxis } = canvas._fullLayout;
    const box = canvas.getBoundingClientRect();
    return { xaxis, yaxis, x: (point.x - box.left - size.l) / size.w, y: 1 - (point.y - box.top - size.t) / size.h };
  }

  function scale({ xaxis, yaxis, x, y }, ranges, factor) {
    const around = (range, part) => {
      const fixed = range[0] + part * (range[1] - range[0]);
      return range.map(end => fixed + (end - fixed) / factor);
    };
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      zoom({ ...(axes.x && { 'xaxis.range': around(ranges?.x ?? xaxis.range, x) }), ...(axes.y && { 'yaxis.range': around(ranges?.y ?? yaxis.range, y) }) });
    });
  }

  // Captured and kept from Plotly, which takes two fingers that come at once for a double tap and would show the whole again.
  const withTwoFingers = (type, handle) => canvas.addEventListener(type, event => {
    if (event.touches.length !== 2) return;
    event.stopPropagation();
    handle(event);
  }, { capture: true, passive: false });
  withTwoFingers('touchstart', ({ touches }) => {
    const at = place(middle(touches));
    start = { at, spread: spread(touches), ranges: { x: [...at.xaxis.range], y: [...at.yaxis.range] } };
  });
  withTwoFingers('touchmove', event => {
    if (!start) return;
    event.preventDefault();
    scale(start.at, start.ranges, spread(event.touches) / start.spread);
  });
  for (const over of ['touchend', 'touchcancel']) {
    // Later than whoever else hears of it: a finger that is lifted from a pinch is no click.
    canvas.addEventListener(over, ({ touches }) => touches.length === 0 && setTimeout(() => { start = null; }), { passive: true });
  }
  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    scale(place({ x: event.clientX, y: event.clientY }), null, Math.exp(-event.deltaY / 100));
  }, { passive: false });
  canvas.style.touchAction = 'pan-x pan-y';
  return () => start !== null;
}
