/** A message as `icu-minify` compiles it: a text, or texts and arguments in turn. */
export type CompiledMessage = string | readonly CompiledPart[]

/** A text; 0, the number of a plural; or an argument or tag, its name first. */
type CompiledPart = string | 0 | readonly [string, ...unknown[]]
