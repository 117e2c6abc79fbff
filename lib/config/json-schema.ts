import { z } from 'zod'
import { rootSchema } from './schema/root-schema'

/** The JSON Schema of brevet.yaml, as text of `public/brevet.schema.json`. Draft 7, which yaml-language-server knows best; a reference fits every pattern. */
export function configJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(rootSchema, {
    io: 'input',
    target: 'draft-7',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern !== undefined) jsonSchema.pattern = `(?:${jsonSchema.pattern})|\\$\\{`
    },
  })
  const document = {
    $schema,
    title: 'brevet.yaml',
    description: 'Configuration of Brevet, a self-hosted AWS access portal.',
    ...schema,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
