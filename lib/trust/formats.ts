import { renderCloudFormation } from './cloudformation'
import { renderJson } from './json'
import type { TrustPlan } from './plan'
import { renderShellScript } from './shell-script'
import { renderTerraform } from './terraform'

/** The texts that a plan can be had as; the first is the default. */
export const trustFormats = ['cloudformation', 'terraform', 'cli', 'json'] as const

export type TrustFormat = (typeof trustFormats)[number]

const renderers: Readonly<Record<TrustFormat, (plan: TrustPlan) => string>> = {
  cloudformation: renderCloudFormation,
  terraform: renderTerraform,
  cli: renderShellScript,
  json: renderJson,
}

/** Writes a plan in one format; the text ends with a line break and holds no secret but an ExternalId. */
export function renderTrust(plan: TrustPlan, format: TrustFormat): string {
  return renderers[format](plan)
}
