export function length(area) {
  return area.value.length;
}

export function content(area) {
  return new TextEncoder().encode(area.value);
}
