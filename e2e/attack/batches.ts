const breadth = 8

/** Does the work for all, some at a time, in the order they come in. */
export async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += breadth) await Promise.all(items.slice(at, at + breadth).map(work))
}
