/** The same names with other texts: one that is missing or too many does not compile. */
export type Translation<Source> = {
  readonly [Name in keyof Source]: Source[Name] extends string ? string : Translation<Source[Name]>
}
