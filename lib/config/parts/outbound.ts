import { isIP } from 'node:net'
import type { z } from 'zod'
import type { OutboundConfig } from '../config'
import type { outboundSchema } from '../schema/root-schema'

/** Names apart from addresses and networks. */
export function toOutbound({ allow }: z.output<typeof outboundSchema>): OutboundConfig {
  const isNetwork = (text: string) => isIP(text.split('/')[0] ?? '') > 0
  return {
    hosts: [...new Set(allow.filter((text) => !isNetwork(text)).map((text) => text.toLowerCase()))],
    networks: [...new Set(allow.filter(isNetwork))],
  }
}
