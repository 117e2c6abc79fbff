import { ArrowUpRight, ChevronDown, KeyRound, ShieldAlert } from 'lucide-react'

/** The icons of the list, drawn once: thousands of buttons refer to them. */
export function AccessIcons() {
  return (
    <svg className="hidden" aria-hidden="true">
      <symbol id="icon-console" viewBox="0 0 24 24">
        <ArrowUpRight size={24} strokeWidth={2} />
      </symbol>
      <symbol id="icon-more" viewBox="0 0 24 24">
        <ChevronDown size={24} strokeWidth={2} />
      </symbol>
      <symbol id="icon-keys" viewBox="0 0 24 24">
        <KeyRound size={24} strokeWidth={1.75} />
      </symbol>
      <symbol id="icon-privileged" viewBox="0 0 24 24">
        <ShieldAlert size={24} strokeWidth={2} />
      </symbol>
    </svg>
  )
}

/** What the two signs of a chip mean. */
export function AccessLegend() {
  return (
    <span className="legend">
      <span>
        <svg className="icon icon-xs" aria-hidden="true">
          <use href="#icon-console" />
        </svg>
        opens the console
      </span>
      <span>
        <svg className="icon icon-xs" aria-hidden="true">
          <use href="#icon-keys" />
        </svg>
        gives keys
      </span>
    </span>
  )
}
