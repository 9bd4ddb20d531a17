// Zooms a chart with two fingers, or with the gesture of a touchpad, which comes as a wheel with Ctrl.

const middle = touches => ({ x: (touches[0].clientX + touches[1].clientX) / 2, y: (touches[0].clientY + touches[1].clientY) / 2 });
const spread = touches => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);

/** @param zoom Takes ranges by axis, as Plotly's relayout does. */
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

  canvas.addEventListener('touchstart', event => {
    if (event.touches.length !== 2) return;
    const at = place(middle(event.touches));
    start = { at, spread: spread(event.touches), ranges: { x: [...at.xaxis.range], y: [...at.yaxis.range] } };
  }, { passive: true });
  canvas.addEventListener('touchmove', event => {
    if (!start || event.touches.length !== 2) return;
    event.preventDefault();
    scale(start.at, start.ranges, spread(event.touches) / start.spread);
  }, { passive: false });
  for (const over of ['touchend', 'touchcancel']) canvas.addEventListener(over, () => { start = null; }, { passive: true });
  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    scale(place({ x: event.clientX, y: event.clientY }), null, Math.exp(-event.deltaY / 100));
  }, { passive: false });
  canvas.style.touchAction = 'pan-x pan-y';
}
