/**
 * A value that must not be seen: printing, serialising or inspecting it gives `[secret]`.
 * `reveal()` is the one way to the value, so that every use can be found by searching for it.
 */
export interface Secret {
  reveal(): string
  toString(): '[secret]'
  toJSON(): '[secret]'
}

/** Wraps a value as a {@link Secret}. The value lives in a closure, out of reach of object inspection. */
export function secret(value: string): Secret {
  const mask = () => '[secret]' as const
  return Object.freeze({
    reveal: () => value,
    toString: mask,
    toJSON: mask,
    [Symbol.for('nodejs.util.inspect.custom')]: mask,
  })
}
