/** Edits of XML text. An edit that finds nothing to change throws: an attack that changes nothing would prove nothing. */
export type Edit = (xml: string) => string

/** Replaces the first occurrence. */
export function replaced(what: string | RegExp, by: string): Edit {
  return (xml) => {
    const edited = xml.replace(what, () => by)
    if (edited === xml) throw new Error(`there is nothing to replace: ${what}`)
    return edited
  }
}

/** Gives the first element of that name an attribute, changes it, or with null takes it away. */
export function withAttribute(tag: string, name: string, value: string | null): Edit {
  return (xml) => {
    const start = new RegExp(`<${tag}(?=[\\s/>])[^>]*>`).exec(xml)?.[0]
    if (start === undefined) throw new Error(`there is no ${tag}`)
    const bare = start.replace(new RegExp(` ${name}="[^"]*"`), '')
    if (bare === start && value === null) throw new Error(`${tag} has no ${name}`)
    const changed = value === null ? bare : bare.replace(`<${tag}`, () => `<${tag} ${name}="${value}"`)
    return replaced(start, changed)(xml)
  }
}

/** Puts text in place of the content of the first element of that name. */
export function withContent(tag: string, content: string): Edit {
  return (xml) =>
    replaced(
      elementOf(xml, tag),
      elementOf(xml, tag).replace(/>.*</s, () => `>${content}<`),
    )(xml)
}

/** Takes the first element of that name away. */
export function without(tag: string): Edit {
  return (xml) => replaced(elementOf(xml, tag), '')(xml)
}

/** Writes the first element of that name a second time, edited. */
export function twice(tag: string, edit: Edit = (same) => same): Edit {
  return (xml) => replaced(elementOf(xml, tag), elementOf(xml, tag) + edit(elementOf(xml, tag)))(xml)
}

/** Adds markup in front of the end of the first element of that name. */
export function withinEnd(tag: string, markup: string): Edit {
  return replaced(new RegExp(`</${tag}>`), `${markup}</${tag}>`)
}

/** The first element of that name; nested ones of the same name are not expected. */
function elementOf(xml: string, tag: string): string {
  const found = new RegExp(`<${tag}(?=[\\s/>])(?:[^>]*/>|.*?</${tag}>)`, 's').exec(xml)?.[0]
  if (found === undefined) throw new Error(`there is no ${tag}`)
  return found
}
