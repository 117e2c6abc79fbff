/** The first few of many in an order, without sorting the rest; equals stay as they came. */
export function fewBest<Value>(
  values: Iterable<Value>,
  count: number,
  compare: (left: Value, right: Value) => number,
): readonly Value[] {
  const best: Value[] = []
  for (const value of values) {
    const last = best[best.length - 1]
    if (best.length >= count && (last === undefined || compare(value, last) >= 0)) continue
    const at = best.findIndex((other) => compare(value, other) < 0)
    best.splice(at < 0 ? best.length : at, 0, value)
    if (best.length > count) best.pop()
  }
  return best
}
