// Quotes that can be copied with their citation.

export function start() {}
