// Draws figures with Plotly: when they come into view, one a frame. Plotly is one script for the whole page, loaded when the browser is idle.
import { listenForPinches } from '../js/charts/pinch.js';
import { pictureOf, save } from '../js/charts/picture.js';
import { canZoom, dressed, themeOf } from '../js/charts/theme.js';

const settings = { displayModeBar: false, displaylogo: false, showTips: false, doubleClick: false, responsive: false };
const nextFrame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
const whenIdle = () => new Promise(resolve => window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 1500 }) : setTimeout(resolve, 200));
let plotly;
let queue = Promise.resolve();
// The views that show the same range, by what they call it.
const together = new Map();

function load(address) {
  plotly ??= whenIdle().then(() => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { plotly = undefined; script.remove(); reject(new Error('The chart library could not be loaded.')); };
    document.head.append(script);
  }));
  return plotly;
}

function inTurn(work) {
  const done = queue.then(nextFrame).then(work);
  queue = done.catch(() => {});
  return done;
}

// A figure on an element, with its zoom.
class View {
  constructor(library, canvas, reset, onClick, group) {
    Object.assign(this, { library, canvas, reset, onClick, group });
  }

  async paint(figure, height) {
    this.figure = figure;
    this.width = this.canvas.clientWidth || 600;
    const { traces, layout } = dressed(figure, themeOf(this.canvas), this.width, height);
    await this.library.react(this.canvas, traces, layout, settings);
    if (!this.listening) this.listen();
    this.showZoom();
  }

  listen() {
    this.listening = true;
    this.canvas.on('plotly_relayout', change => { this.showZoom(); this.share(change); });
    this.join();
    this.canvas.on('plotly_doubleclick', () => this.zoomOut());
    const { layout } = this.figure;
    const pinched = !canZoom(layout) ? () => false
      : listenForPinches(this.canvas, { x: !layout.xaxis?.fixedrange, y: !layout.yaxis?.fixedrange }, ranges => this.library.relayout(this.canvas, ranges));
    this.canvas.on('plotly_click', ({ points: [point] }) => !pinched() && typeof point.pointNumber === 'number' && this.onClick?.(point.curveNumber, point.pointNumber));
  }

  get axes() {
    return ['xaxis', 'yaxis'].map(name => ({ name, asked: this.figure.layout[name] ?? {}, shown: this.canvas._fullLayout[name] }));
  }

  showZoom() {
    const zoomed = this.axes.some(({ asked, shown }) => asked.range
      ? asked.range.some((end, index) => Math.abs(end - shown.range[index]) > 1e-9 * Math.abs(asked.range[1] - asked.range[0]))
      : !shown.autorange);
    if (!zoomed && document.activeElement === this.reset) this.reset.parentElement.querySelector('button:not([hidden])').focus();
    this.reset.hidden = !zoomed;
  }

  zoomOut() {
    return this.library.relayout(this.canvas, Object.fromEntries(this.axes.map(({ name, asked }) =>
      asked.range ? [`${name}.range`, [...asked.range]] : [`${name}.autorange`, asked.autorange ?? true])));
  }

  // Who comes later, as it is drawn when it comes into view, shows what the others do.
  join() {
    if (!this.group) return;
    const others = together.get(this.group) ?? new Set();
    const zoomed = [...others].find(other => !other.ends.autorange);
    together.set(this.group, others.add(this));
    if (zoomed) this.follow(zoomed.ends);
  }

  get ends() {
    const { autorange, range } = this.canvas._fullLayout.xaxis;
    return { autorange, range: [...range] };
  }

  share(change) {
    if (!this.group || this.following || !Object.keys(change ?? {}).some(name => name.startsWith('xaxis.'))) return;
    for (const other of together.get(this.group)) if (other !== this) other.follow(this.ends);
  }

  async follow({ autorange, range }) {
    this.following = true;
    try {
      await this.library.relayout(this.canvas, autorange ? { 'xaxis.autorange': true } : { 'xaxis.range': range });
    } catch {
      // It is being taken away; the others stay together.
    } finally {
      this.following = false;
    }
  }

  dispose() {
    together.get(this.group)?.delete(this);
    this.library.purge(this.canvas);
  }
}

class Chart {
  constructor(root, library, owner, clicks) {
    Object.assign(this, { root, library, owner });
    const find = selector => root.querySelector(selector);
    this.canvas = find('.chart-canvas');
    this.dialog = find('.chart-dialog');
    this.tools = Object.fromEntries(['enlarge', 'download', 'reset'].map(name => [name, find(`[data-chart=${name}]`)]));
    this.onClick = clicks ? (trace, index) => owner.invokeMethodAsync('PointClickedAsync', trace, index) : undefined;
    this.tools.enlarge.onclick = () => this.attempt(() => this.enlarge());
    this.tools.download.onclick = () => this.attempt(() => this.download());
    this.tools.reset.onclick = () => this.attempt(() => this.view?.zoomOut());
    this.dialog.onclose = () => this.closeDialog();
    this.themeChanged = () => this.outdated();
    document.addEventListener('themechange', this.themeChanged);
    this.sight = new IntersectionObserver(entries => { this.inSight = entries.at(-1).isIntersecting; this.attempt(() => this.paint()); }, { rootMargin: '200px' });
    this.sight.observe(this.canvas);
    this.size = new ResizeObserver(() => this.view && this.canvas.clientWidth > 0 && this.canvas.clientWidth !== this.view.width && this.outdated());
    this.size.observe(this.canvas);
    load(library).catch(() => { /* Whoever draws says so. */ });
  }

  draw(json) {
    const next = JSON.parse(json);
    // null stands for the trace of the last figure at the same place.
    next.traces = next.traces.map((trace, index) => trace ?? this.figure.traces[index]);
    this.figure = next;
    for (const name of ['enlarge', 'download']) this.tools[name].hidden = false;
    this.outdated();
  }

  outdated() {
    this.stale = true;
    this.attempt(() => this.paint());
  }

  async paint() {
    if (this.painting) return;
    this.painting = true;
    try {
      while (this.stale && this.inSight && this.figure && !this.gone) {
        this.stale = false;
        const library = await load(this.library);
        await inTurn(() => {
          if (this.gone) return undefined;
          this.view ??= new View(library, this.canvas, this.tools.reset, this.onClick, this.root.dataset.together);
          return this.view.paint(this.figure, this.figure.layout.height ?? 320);
        });
        if (this.dialog.open) await this.large.paint(this.figure, this.large.canvas.clientHeight);
      }
    } finally {
      this.painting = false;
    }
  }

  async attempt(work) {
    try {
      await work();
    } catch (problem) {
      if (this.gone) return;
      if (this.root.querySelector('.chart-tools').contains(document.activeElement)) this.root.querySelector('.chart-tools button').focus();
      for (const tool of Object.values(this.tools)) tool.hidden = true;
      this.owner.invokeMethodAsync('DrawingFailedAsync', String(problem?.message ?? problem));
    }
  }

  get words() {
    return {
      title: this.root.querySelector('.chart-title').textContent, summary: this.root.querySelector('.chart-summary')?.textContent ?? '',
      source: ['RecApp', this.root.dataset.source].filter(Boolean).join(' · '),
    };
  }

  async enlarge() {
    const library = await load(this.library);
    const make = (name, properties) => Object.assign(document.createElement(name), properties);
    const [tools, canvas] = [make('div', { className: 'chart-tools' }), make('div', { className: 'chart-canvas' })];
    const reset = make('button', { type: 'button', className: 'button-text', textContent: 'Reset zoom', hidden: true, onclick: () => this.large.zoomOut() });
    tools.append(make('button', { type: 'button', className: 'button-text', textContent: 'Close', onclick: () => this.dialog.close() }), reset);
    this.dialog.replaceChildren(make('p', { className: 'chart-title', textContent: this.words.title }), canvas, make('p', { className: 'chart-summary', textContent: this.words.summary }), tools);
    this.dialog.showModal();
    this.large = new View(library, canvas, reset, this.onClick);
    await this.large.paint(this.figure, canvas.clientHeight);
  }

  closeDialog() {
    this.large?.dispose();
    this.large = undefined;
    this.dialog.replaceChildren();
  }

  async download() {
    const library = await load(this.library);
    const theme = themeOf(this.root);
    const background = getComputedStyle(document.body).backgroundColor;
    const draw = ({ width, height }, scale) => {
      const { traces, layout } = dressed(this.figure, theme, width, height);
      return library.toImage({ data: traces, layout: { ...layout, paper_bgcolor: background } }, { format: 'png', width, height, scale });
    };
    save(await pictureOf(draw, this.words, theme, background), this.words.title);
  }

  dispose() {
    this.gone = true;
    this.sight.disconnect();
    this.size.disconnect();
    document.removeEventListener('themechange', this.themeChanged);
    if (this.dialog.open) this.dialog.close();
    this.view?.dispose();
  }
}

export const create = (root, library, owner, clicks) => new Chart(root, library, owner, clicks);
