// What charts look like: the colours of the style sheet as a template of Plotly's, and figures with their colours looked up in it.
import { fitNames } from './names.js';

export function themeOf(element) {
  const style = getComputedStyle(element);
  const read = name => style.getPropertyValue(name).trim();
  const palette = read('--chart-palette').split(/\s+/);
  return {
    font: style.fontFamily, text: read('--mud-palette-text-secondary'), strong: read('--mud-palette-text-primary'), grid: read('--mud-palette-lines-default'), line: read('--mud-palette-lines-inputs'), surface: read('--mud-palette-surface'),
    colour: name => name.replace(/^var\((--[\w-]+)\)$/, (_, variable) => read(variable)).replace(/^palette\((\d+)\)$/, (_, number) => palette[number % palette.length]),
  };
}

function templateOf(theme) {
  const axis = {
    automargin: true, gridcolor: theme.grid, linecolor: theme.line, zerolinecolor: theme.grid, tickfont: { color: theme.text }, exponentformat: 'none',
    separatethousands: true, title: { standoff: 8, font: { color: theme.text, size: 13 } },
  };
  return {
    layout: {
      xaxis: axis, yaxis: axis, barmode: 'overlay', bargap: 0.08, hovermode: 'closest', paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
      font: { family: theme.font, size: 13, color: theme.text }, legend: { orientation: 'h', traceorder: 'normal', yanchor: 'bottom', x: 0, font: { color: theme.text } },
      hoverlabel: { bgcolor: theme.surface, bordercolor: theme.line, font: { color: theme.strong }, namelength: -1, align: 'left' },
      annotationdefaults: { font: { color: theme.strong }, arrowcolor: theme.text, bgcolor: theme.surface, borderpad: 2 },
    },
    data: { bar: [{ textposition: 'none', marker: { line: { width: 0 }, colorbar: { tickfont: { color: theme.text } } } }] },
  };
}

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

function looked(value, theme) {
  if (Array.isArray(value)) return value.map(one => looked(one, theme));
  return typeof value === 'string' ? theme.colour(value) : isObject(value) ? coloured(value, theme) : value;
}

// Names of colours stand only under keys of colours: what people wrote is never taken for one.
function coloured(part, theme) {
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key,
    /color/.test(key) ? looked(value, theme)
      : isObject(value) ? coloured(value, theme)
        : Array.isArray(value) && isObject(value[0]) ? value.map(one => coloured(one, theme)) : value]));
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

// Plotly centres words on their line, also where half of them would lie outside.
function anchorOf(x, { range }, traces) {
  const places = range ?? traces.flatMap(trace => trace.x ?? []).filter(Number.isFinite);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const part = (x - low) / (high - low);
  return part > 0.75 ? 'right' : part < 0.25 ? 'left' : 'center';
}

export const canZoom = layout => layout.xaxis?.fixedrange !== true || layout.yaxis?.fixedrange !== true;

/** The figure as Plotly draws it at a size in pixels. */
export function dressed({ traces, layout }, theme, width, height) {
  const dressedLayout = coloured(layout, theme);
  const { xaxis = {}, yaxis = {}, annotations = [] } = dressedLayout;
  const sideways = traces.some(trace => trace.orientation === 'h');
  const fitted = sideways && yaxis.type === 'category' ? fitNames(traces, theme.font, width, height) : null;
  if (fitted) {
    Object.assign(yaxis, { tickmode: 'array', tickvals: fitted.shown.map((_, place) => place), ticktext: fitted.shown });
    xaxis.nticks = fitted.marks;
  }
  if (xaxis.title) xaxis.title.text = wrap(xaxis.title.text, sideways ? width / 2 : width - 60);
  if (yaxis.title) yaxis.title.text = wrap(yaxis.title.text, height - 60);
  const coarse = window.matchMedia('(pointer: coarse)').matches;
  // One finger scrolls the page; two zoom, which pinch.js sees to.
  if (coarse) [xaxis, yaxis].forEach(axis => { axis.fixedrange = true; });
  // Plotly writes into what it is given.
  for (const axis of [xaxis, yaxis]) if (axis.range) axis.range = [...axis.range];
  const notes = annotations.filter(note => note.yref === 'paper');
  for (const note of notes) note.xanchor = anchorOf(note.x, xaxis, traces);
  const noted = notes.length > 0;
  Object.assign(dressedLayout, {
    xaxis, yaxis, height, autosize: true, showlegend: layout.showlegend ?? false, template: templateOf(theme), dragmode: !coarse && canZoom(layout) ? 'zoom' : false,
    margin: { l: 8, r: 8, t: (noted ? 26 : 12) + (layout.showlegend ? 20 : 0), b: 8 },
    // Zoom and hidden series outlive new values, but not another question.
    uirevision: [layout.xaxis?.title?.text, layout.yaxis?.title?.text].join('|'),
  });
  dressedLayout.legend = { y: 1 + (noted ? 26 : 4) / Math.max(100, height - 100) };
  const dressedTraces = traces.map(trace => coloured(trace, theme));
  // On a narrow heatmap of names its cells need the width of the scale, which the sentence below explains.
  if (width < 400 && xaxis.ticktext) {
    xaxis.tickangle = 90;
    for (const { marker } of dressedTraces) if (marker?.showscale) marker.showscale = false;
  }
  return {
    layout: dressedLayout,
    traces: dressedTraces.map(trace => ({ ...trace, name: wrap(trace.name, width - 60), hovertemplate: `${trace.hovertemplate ?? '%{y}'}<extra></extra>` })),
  };
}
