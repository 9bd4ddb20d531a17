// Names beside bars: less than half of the width is theirs. What is longer takes several lines where the bars are high enough, and is cut off with … else.
const share = 0.42;
const lineHeight = 16;
const edges = 70;

function measureIn(font) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = font;
  return text => pen.measureText(text).width;
}

function cut(text, fits) {
  if (fits(text)) return text;
  let end = text.length;
  while (end > 1 && !fits(`${text.slice(0, end).trimEnd()}…`)) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

function inLines(name, most, fits) {
  const lines = [];
  for (const word of name.split(/(?<=[ /])/)) {
    if (lines.length > 0 && (lines.length === most || fits((lines.at(-1) + word).trimEnd()))) lines[lines.length - 1] += word;
    else lines.push(word);
  }
  return lines.map(line => cut(line.trimEnd(), fits)).join('<br>');
}

/** What an axis of names says at a size in pixels, and how many marks the axis below has room for. */
export function fitNames(traces, font, width, height) {
  const names = [...new Set(traces.filter(trace => trace.orientation === 'h').flatMap(trace => trace.y ?? []))];
  if (!names.every(name => typeof name === 'string')) return null;
  const measure = measureIn(`13px ${font}`);
  const room = width * share;
  const most = Math.max(1, Math.floor((height - edges) / names.length / lineHeight));
  const shown = names.map(name => inLines(name, most, text => measure(text) <= room));
  const widest = Math.max(...shown.flatMap(text => text.split('<br>')).map(measure));
  return { names, shown, marks: Math.max(3, Math.floor((width - widest - 24) / 48)) };
}
