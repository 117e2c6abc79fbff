import { useTexts } from '#texts'
import { type EnvironmentLook, environmentLook, environmentName } from './environment'
import { Untrusted } from './untrusted'

interface EnvironmentBadgeProps {
  readonly environment: string
  /** Shape and word only, for lists that are already grouped. */
  readonly plain?: boolean
}

/** The environment as shape, colour and word: never colour alone. */
export function EnvironmentBadge({ environment, plain = false }: EnvironmentBadgeProps) {
  const t = useTexts('role')
  const look = environmentLook(environment)
  return (
    <span className={`env env-${look}${plain ? ' env-plain' : ''}`}>
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <Shape look={look} />
      </svg>
      <span className="truncate">
        <Untrusted>{environmentName(t, environment)}</Untrusted>
      </span>
    </span>
  )
}

function Shape({ look }: { readonly look: EnvironmentLook }) {
  switch (look) {
    case 'production':
      return <rect x="0.5" y="0.5" width="7" height="7" rx="1" fill="currentColor" />
    case 'staging':
      return <path d="M4 .3 7.7 7.4H.3Z" fill="currentColor" />
    case 'development':
      return <circle cx="4" cy="4" r="3.6" fill="currentColor" />
    case 'sandbox':
      return (
        <circle cx="4" cy="4" r="3" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.4 1.37" />
      )
    case 'shared':
      return <path d="M4 0 8 4 4 8 0 4Z" fill="currentColor" />
  }
}
