import type { AwsPlace } from '@/lib/domain/aws-place'
import { findConsoleService } from '@/lib/handout/console-services'
import type { ConsolePlace } from './console-query'

/** Services of ARNs whose console has another name; null: they have none of their own. */
const consoleNames: Readonly<Record<string, string | null>> = {
  autoscaling: 'ec2',
  elasticloadbalancing: 'ec2',
  'execute-api': 'apigateway',
  monitoring: 'cloudwatch',
  sts: null,
}

/** Where the console opens for a place that somebody pasted: the page itself, or the service in its region. */
export function pastedWish({ address, service, region }: AwsPlace): ConsolePlace {
  if (address !== null) return { to: address }
  return { service: service === null ? null : consoleService(service), region }
}

function consoleService(service: string): string | null {
  const name = Object.hasOwn(consoleNames, service) ? consoleNames[service] : service
  return name ? (findConsoleService(name)?.id ?? name) : null
}
