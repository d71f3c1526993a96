// Which results a reader's facets leave, and how many there are of each value.

/** The numbers of a bundle's values that are wanted, by facet; an unknown value is one that nothing has. */
function wantedIn(facets, chosen) {
  const wanted = new Map();
  for (const [facet, values] of Object.entries(chosen)) {
    if (values.length) wanted.set(facet, new Set(values.map((value) => facets[facet]?.values.indexOf(value) ?? -1)));
  }
  return wanted;
}

/** Whether each set of values that occurs in a column has one that is wanted. */
function passing(column, values) {
  return column ? column.sets.map((set) => set.some((value) => values.has(value))) : [];
}

/**
 * Sift the results of one bundle.
 *
 * A value's count is what choosing it would give: of what all other facets leave. Values of one facet are alternatives,
 * so those of a facet that is chosen from count what would be added.
 */
export function sift(results, { facets, rows }, chosen) {
  const wanted = [...wantedIn(facets, chosen)].map(([facet, values]) => {
    return { facet, column: facets[facet], passes: passing(facets[facet], values) };
  });
  const hits = Object.fromEntries(Object.entries(facets).map(([facet, { sets }]) => [facet, new Uint32Array(sets.length)]));
  const kept = [];
  for (const result of results) {
    const row = rows.get(result.id);
    const failed = wanted.filter(({ column, passes }) => !column || !passes[column.rows[row]]);
    if (failed.length > 1) continue;
    if (failed.length === 0) {
      kept.push(result);
      for (const [facet, column] of Object.entries(facets)) hits[facet][column.rows[row]] += 1;
    } else if (facets[failed[0].facet]) {
      const { facet } = failed[0];
      hits[facet][facets[facet].rows[row]] += 1;
    }
  }
  return { kept, counts: counted(facets, hits) };
}

function counted(facets, hits) {
  const counts = {};
  for (const [facet, { values, sets }] of Object.entries(facets)) {
    if (facet === "date") continue;
    counts[facet] = {};
    sets.forEach((set, number) => {
      for (const value of set) counts[facet][values[value]] = (counts[facet][values[value]] ?? 0) + hits[facet][number];
    });
  }
  return counts;
}

/** Counts of several bundles together. */
export function sum(all) {
  const total = {};
  for (const counts of all) {
    for (const [facet, values] of Object.entries(counts)) {
      total[facet] ??= {};
      for (const [value, count] of Object.entries(values)) total[facet][value] = (total[facet][value] ?? 0) + count;
    }
  }
  return total;
}

/** The day of a result, as text that sorts; nothing where it has none. */
export function dayOf(result, { facets, rows }) {
  const column = facets.date;
  const [value] = column ? column.sets[column.rows[rows.get(result.id)]] : [];
  return value === undefined ? "" : column.values[value];
}
