/** A page's search parameters as the platform has them. */
export function searchParametersOf(
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
): URLSearchParams {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [value ?? []].flat().map((text) => [name, text]))
  return new URLSearchParams(pairs)
}
