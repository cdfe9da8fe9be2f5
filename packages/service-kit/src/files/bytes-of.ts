import { InvalidInput } from '../problems.ts'

/** The bytes of the field `content`. @throws InvalidInput when it is not base64: Node passes over foreign letters, so that what comes out is too short */
export const bytesOf = (base64: string): Buffer => {
  const bytes = Buffer.from(base64, 'base64')
  const padding = base64.endsWith('==') ? 2 : Number(base64.endsWith('='))
  if (base64.length % 4 === 0 && bytes.length === (base64.length / 4) * 3 - padding) return bytes
  throw new InvalidInput([{ field: 'content', code: 'invalid-format', detail: 'Send the bytes of the file as base64' }])
}
