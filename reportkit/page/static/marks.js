// Which characters belong to which records. Spans overlap and nest, so each block is cut where any of them begins or ends:
// a segment is a stretch that belongs to the same records throughout.

// ``blocks`` and ``spans`` in the order of their starts; gives for each block its segments: [start, end, spans].
function segmentsOf(blocks, spans, cutsOf) {
  let next = 0;
  let active = [];
  return blocks.map(([start, end, , until]) => {
    active = active.filter((span) => span.end > start);
    for (; next < spans.length && spans[next].start < end; next++) if (spans[next].end > start) active.push(spans[next]);
    const cuts = new Set([start, end, ...cutsOf(start, end)]);
    if (until > start && until < end) cuts.add(until);
    for (const span of active) {
      if (span.start > start && span.start < end) cuts.add(span.start);
      if (span.end > start && span.end < end) cuts.add(span.end);
    }
    const places = [...cuts].sort((a, b) => a - b);
    const segments = [];
    for (let at = 0; at + 1 < places.length; at++) {
      const [from, to] = [places[at], places[at + 1]];
      segments.push([from, to, active.filter((span) => span.start <= from && span.end >= to)]);
    }
    return segments;
  });
}
