/** The keys of one request that conditions can ask about; names are case-insensitive, so they are held in lower case. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>

/** Builds a context; absent and empty values leave the key out, as AWS does. */
export function conditionContext(
  keys: Readonly<Record<string, string | readonly string[] | undefined>>,
): ConditionContext {
  const context = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(keys)) {
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value
    if (values.length > 0) context.set(name.toLowerCase(), values)
  }
  return context
}
