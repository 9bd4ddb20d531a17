// Draws figures with Plotly in the theme's colours. Plotly is one script for the whole page, loaded with the first chart.
let plotly;

function loadPlotly(url) {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { plotly = undefined; script.remove(); reject(new Error('The chart library could not be loaded.')); };
    document.head.append(script);
  });
  return plotly;
}

function themeOf(element) {
  const style = getComputedStyle(element);
  const read = name => style.getPropertyValue(name).trim();
  return {
    colours: {
      accent: read('--chart-accent'), second: read('--chart-second'), third: read('--chart-third'),
      fourth: read('--chart-fourth'), muted: read('--chart-muted'), text: read('--mud-palette-text-primary'),
    },
    palette: read('--chart-palette').split(/\s+/),
    text: read('--mud-palette-text-secondary'), strong: read('--mud-palette-text-primary'), grid: read('--mud-palette-lines-default'), surface: read('--mud-palette-surface'), line: read('--mud-palette-lines-inputs'),
    sequential: [[0, read('--mud-palette-background-gray')], [1, read('--chart-accent')]],
    diverging: [[0, read('--chart-second')], [0.5, read('--mud-palette-surface')], [1, read('--chart-accent')]],
    font: style.fontFamily,
  };
}

// Plotly cuts long labels off: on a narrow chart they take several lines.
function wrap(text, width) {
  const most = Math.max(12, Math.floor(width / 7));
  return text?.split(' ').reduce((lines, word) => {
    if (lines.length > 0 && lines.at(-1).length + word.length < most) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
    return lines;
  }, []).join('<br>');
}

// Where cells lie: at their number, or at their place in the row of names.
const middles = values => values.every(Number.isFinite) ? values : values.map((_, index) => index);
const step = places => places.length > 1 ? Math.abs(places[1] - places[0]) : 1;
const label = value => typeof value === 'number' ? value.toLocaleString('en', { maximumSignificantDigits: 6 }) : value;

// The basic bundle of Plotly has no heatmaps: one is a bar of the cell's height on each cell.
function toCells(trace, theme, common) {
  const [across, up] = [middles(trace.x), middles(trace.y)];
  const height = step(up);
  const cells = trace.z.flatMap((row, j) => row.map((value, i) => ({ i, j, value }))).filter(cell => cell.value !== null);
  return {
    ...common, type: 'bar', x: cells.map(cell => across[cell.i]), y: cells.map(() => height), base: cells.map(cell => up[cell.j] - height / 2), width: step(across),
    text: cells.map(({ i, j, value }) => `${label(trace.x[i])} · ${label(trace.y[j])}: ${label(value)}`), hoverinfo: 'text', textposition: 'none', showlegend: false,
    marker: {
      color: cells.map(cell => cell.value), cmin: trace.zMin, cmax: trace.zMax, colorscale: trace.diverging ? theme.diverging : theme.sequential, showscale: true,
      colorbar: { thickness: 12, outlinewidth: 0, tickfont: { color: theme.text } }, line: { color: theme.surface, width: 1 },
    },
  };
}

function nameCells(axis, values) {
  if (!values || values.every(Number.isFinite)) return;
  const last = values.length - 0.5;
  Object.assign(axis, { type: 'linear', tickvals: middles(values), ticktext: values, autorange: false, range: axis.autorange === 'reversed' ? [last, -0.5] : [-0.5, last], zeroline: false });
}

function toTrace(trace, theme, width) {
  const colour = trace.pointColours ? trace.pointColours.map(i => theme.palette[((i % theme.palette.length) + theme.palette.length) % theme.palette.length]) : theme.colours[trace.colour];
  const common = {
    type: trace.type, name: wrap(trace.name, width - 60), x: trace.x, y: trace.y, text: trace.text, showlegend: trace.showInLegend,
    opacity: trace.opacity, hoverlabel: { bgcolor: theme.surface, bordercolor: theme.line, font: { color: theme.strong } },
  };
  if (trace.text) common.hoverinfo = 'text';
  else if (!trace.name) common.hoverinfo = 'x+y';
  if (trace.type === 'heatmap') return toCells(trace, theme, common);
  if (trace.type === 'bar') {
    return { ...common, textposition: 'none', orientation: trace.horizontal ? 'h' : 'v', width: trace.barWidth, marker: { color: colour, line: { width: 0 } } };
  }
  return { ...common, mode: trace.mode, line: { color: colour, width: trace.size ?? 2 },
    marker: { color: colour, size: trace.size ?? 7, symbol: trace.symbol, line: { color: theme.surface, width: (trace.size ?? 7) >= 10 ? 1.5 : 0 } } };
}

function toAxis(axis, theme, length) {
  return {
    title: { text: wrap(axis.title, length), standoff: 8, font: { color: theme.text, size: 13 } }, range: axis.range, type: axis.type, tickformat: axis.tickFormat, dtick: axis.step,
    exponentformat: 'none', separatethousands: true,
    visible: axis.visible, autorange: axis.range ? false : axis.reversed ? 'reversed' : true, automargin: true, gridcolor: theme.grid, linecolor: theme.line,
    zerolinecolor: theme.grid, tickfont: { color: theme.text }, fixedrange: window.matchMedia('(pointer: coarse)').matches,
  };
}

// Bars of a few whole numbers count something: half of it means nothing.
function wholeSteps(axis, bars, along) {
  const values = bars.flatMap(bar => bar[along]);
  if (!axis.dtick && !axis.tickformat && values.length > 0 && values.every(value => Number.isInteger(value) && Math.abs(value) <= 6)) axis.dtick = 1;
}

function toLayout({ traces, layout }, theme, width) {
  const bars = traces.filter(trace => trace.type === 'bar');
  // Names of categories beside the bars take their part of the width.
  const xaxis = toAxis(layout.xAxis, theme, bars.some(bar => bar.horizontal) ? width / 2 : width - 60);
  const yaxis = toAxis(layout.yAxis, theme, layout.height - 60);
  wholeSteps(xaxis, bars.filter(bar => bar.horizontal), 'x');
  wholeSteps(yaxis, bars.filter(bar => !bar.horizontal), 'y');
  const cells = traces.find(trace => trace.type === 'heatmap');
  nameCells(xaxis, cells?.x);
  nameCells(yaxis, cells?.y);
  if (layout.equalScale) Object.assign(yaxis, { scaleanchor: 'x', scaleratio: 1 });
  return {
    xaxis, yaxis, barmode: layout.barMode, bargap: 0.08, height: layout.height, autosize: true, showlegend: layout.showLegend,
    legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0, font: { color: theme.text } },
    margin: { l: 8, r: 8, t: layout.showLegend ? 32 : 12, b: 8 }, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: theme.font, size: 13, color: theme.text }, hovermode: 'closest', dragmode: false,
    shapes: layout.shapes.map(shape => ({
      type: shape.type, x0: shape.x0, x1: shape.x1, y0: shape.y0, y1: shape.y1, yref: shape.fullHeight ? 'paper' : 'y',
      layer: shape.type === 'rect' ? 'below' : 'above', fillcolor: shape.type === 'rect' ? theme.colours[shape.colour] : undefined,
      opacity: shape.type === 'rect' ? 0.18 : 1, line: { color: theme.colours[shape.colour], width: shape.type === 'rect' ? 0 : 2, dash: shape.dashed ? 'dash' : 'solid' },
    })),
    annotations: layout.annotations.map(note => ({
      x: note.x, y: note.y, text: note.text, yref: note.fullHeight ? 'paper' : 'y', showarrow: note.arrow,
      arrowcolor: theme.text, font: { color: theme.strong }, bgcolor: theme.surface, borderpad: 2,
    })),
  };
}

class Chart {
  constructor(element, library, owner) {
    this.element = element;
    this.library = library;
    this.redraw = () => this.figure && this.paint();
    this.resize = new ResizeObserver(() => element.offsetParent && this.figure && library.Plots.resize(element));
    this.resize.observe(element);
    document.addEventListener('themechange', this.redraw);
    this.owner = owner;
  }

  async draw(json) {
    const next = JSON.parse(json);
    // null stands for the trace of the last figure at the same place.
    next.traces = next.traces.map((trace, index) => trace ?? this.figure.traces[index]);
    this.figure = next;
    await this.paint();
  }

  async paint() {
    const theme = themeOf(this.element);
    const width = this.element.clientWidth || 600;
    await this.library.react(this.element, this.figure.traces.map(trace => toTrace(trace, theme, width)), toLayout(this.figure, theme, width),
      { displaylogo: false, displayModeBar: false, responsive: false });
    if (this.owner && !this.listening) {
      this.listening = true;
      this.element.on('plotly_click', event => {
        const point = event.points[0];
        if (typeof point.pointNumber === 'number') this.owner.invokeMethodAsync('PointClickedAsync', point.curveNumber, point.pointNumber);
      });
    }
  }

  async download(title) {
    const background = getComputedStyle(document.body).backgroundColor;
    const image = await this.library.toImage(
      { data: this.element.data, layout: { ...this.element.layout, paper_bgcolor: background, title: undefined } },
      { format: 'png', width: 1200, height: 675, scale: 2 });
    const link = document.createElement('a');
    link.href = image;
    link.download = title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) + '.png';
    link.click();
  }

  dispose() {
    this.resize.disconnect();
    document.removeEventListener('themechange', this.redraw);
    this.library.purge(this.element);
  }
}

export async function create(element, url, owner) {
  return new Chart(element, await loadPlotly(url), owner);
}
