// What a reader asks for, as it stands in the address: ?q=words&tag=rota&sort=newest.

export const FACETS = ["tag", "persona", "segment", "focus", "study", "goal", "year", "consent", "mark"];
export const SORTS = ["relevance", "newest", "oldest"];

/** The state that an address asks for. */
export function read(address) {
  const given = new URL(address).searchParams;
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(given.getAll(facet))]]));
  const sort = SORTS.includes(given.get("sort")) ? given.get("sort") : "relevance";
  return { q: given.get("q") ?? "", sort, chosen };
}

/** The address of a state; what is as always is left out. */
export function write(state, address) {
  const url = new URL(address);
  for (const name of ["q", "sort", ...FACETS]) url.searchParams.delete(name);
  if (state.q.trim()) url.searchParams.set("q", state.q.trim());
  for (const facet of FACETS) for (const value of state.chosen[facet]) url.searchParams.append(facet, value);
  if (state.sort !== "relevance") url.searchParams.set("sort", state.sort);
  url.hash = "";
  return url.href;
}

export const isChosen = (state) => FACETS.some((facet) => state.chosen[facet].length);
export const isEmpty = (state) => !state.q.trim() && !isChosen(state) && state.sort === "relevance";
