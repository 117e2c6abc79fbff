import { domainToASCII } from 'node:url'
import { z } from 'zod'

const domainPattern = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** A mail domain; gives it in lower case and punycode. */
export const emailDomain = z.string().transform((written, context) => {
  const domain = domainToASCII(written)
  if (domainPattern.test(domain)) return domain
  context.addIssue({ code: 'custom', message: 'must be a mail domain, such as example.com' })
  return z.NEVER
})
