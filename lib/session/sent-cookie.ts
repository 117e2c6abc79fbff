/**
 * Whether a `Cookie` header brings exactly one cookie of this name, and none whose name only begins with it.
 * A second one was set by somebody else, on a neighbouring host or path, and nothing says which of the two is ours;
 * next-auth would take the first, or join names such as `<name>.0` to one value.
 */
export function isSentOnce(header: string, name: string): boolean {
  const names = header.split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
  const alike = names.filter((sent) => sent.startsWith(name))
  return alike.length === 1 && alike[0] === name
}
