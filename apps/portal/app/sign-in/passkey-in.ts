import type { z } from 'zod'

/** The passkey that a form brought, if it is one. */
export const passkeyIn = <Schema extends z.ZodType>(form: FormData, schema: Schema): z.output<Schema> | undefined => {
  const text = form.get('passkey')
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
