import { BrevetError } from '@/lib/domain/errors'
import { densities, themes } from '@/lib/domain/preferences'
import { recallFromBrowser, rememberInBrowser } from './browser-memory'

/** One thing that people choose of how the portal looks. */
interface LookPart<Value> {
  /** What this browser shows, whoever is signed in. */
  shown(): Promise<Value>
  /** Shows it from the next page on; only within a route handler. */
  show(value: Value): Promise<void>
  /** As somebody asks for it; `request_malformed` for anything else. */
  wanted(value: unknown): Value
}

/** The first of the values needs no cookie. */
function lookPart<Value extends string>(
  field: 'theme' | 'density',
  values: readonly [Value, ...Value[]],
): LookPart<Value> {
  const [plain] = values
  const find = (wanted: unknown) => values.find((value) => value === wanted)
  return {
    shown: async () => find(await recallFromBrowser(field)) ?? plain,
    show: (value) => rememberInBrowser(field, value === plain ? null : value),
    wanted(value) {
      const wanted = find(value)
      if (wanted === undefined) throw new BrevetError('request_malformed', { field })
      return wanted
    },
  }
}

/** Light or dark. */
export const theme = lookPart('theme', themes)

/** How high rows are. */
export const density = lookPart('density', densities)
