// A chart as a PNG of 1200 × 800 points, twice as fine, that explains itself: title, chart, summary, and where it comes from.

const [width, height, margin, fine] = [1200, 800, 40, 2];

function lines(pen, text, most) {
  return text.split(/\s+/).reduce((found, word) => {
    const longer = found.length > 0 ? `${found.at(-1)} ${word}` : word;
    if (found.length > 0 && pen.measureText(longer).width <= most) found[found.length - 1] = longer;
    else found.push(word);
    return found;
  }, []);
}

async function imageOf(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** @param draw Gives the chart as the address of a picture of a size. */
export async function pictureOf(draw, { title, summary, source }, theme, background) {
  const canvas = Object.assign(document.createElement('canvas'), { width: width * fine, height: height * fine });
  const pen = canvas.getContext('2d');
  pen.scale(fine, fine);
  pen.fillStyle = background;
  pen.fillRect(0, 0, width, height);
  pen.textBaseline = 'top';
  const write = (text, font, colour, leading, y) => {
    Object.assign(pen, { font, fillStyle: colour });
    const written = lines(pen, text, width - 2 * margin);
    if (y !== undefined) written.forEach((line, index) => pen.fillText(line, margin, y + index * leading));
    return written.length * leading;
  };
  const [heading, prose, small] = [`600 26px ${theme.font}`, `17px ${theme.font}`, `14px ${theme.font}`];
  const head = margin + write(title, heading, theme.strong, 34, margin) + 12;
  const notes = write(summary, prose, theme.text, 24);
  const foot = height - margin - 18;
  const size = { width: width - 2 * margin, height: Math.max(240, foot - 16 - notes - 12 - head) };
  pen.drawImage(await imageOf(await draw(size, fine)), margin, head, size.width, size.height);
  write(summary, prose, theme.text, 24, head + size.height + 12);
  write(source, small, theme.text, 18, foot);
  return new Promise((resolve, reject) => canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error('The picture is empty.')), 'image/png'));
}

export function save(blob, title) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = (title.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-|-$/g, '') || 'chart') + '.png';
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
