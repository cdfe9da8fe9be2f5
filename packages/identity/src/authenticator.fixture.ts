import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { PasskeyAnswer } from '@heard/contracts/identity'

const hash = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
/** A COSE key (RFC 9053) of kind EC2, ES256, P-256: a CBOR map whose coordinates come last. */
const coseKey = (x: Buffer, y: Buffer): Uint8Array<ArrayBuffer> => {
  const parts = [Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y]
  return new Uint8Array(Buffer.concat(parts))
}
/** The person is there, and was verified. */
const FLAGS = 0x05

/** A device with one passkey for an origin, which says of itself how often it was used. */
export const authenticator = (origin: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16).toString('base64url')
  return {
    id,
    publicKey: coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
    show: (challenge: string, counter: number): PasskeyAnswer => {
      const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin }))
      const counted = Buffer.alloc(5)
      counted.writeUInt8(FLAGS)
      counted.writeUInt32BE(counter, 1)
      const authenticatorData = Buffer.concat([hash(new URL(origin).hostname), counted])
      const signature = sign('sha256', Buffer.concat([authenticatorData, hash(client)]), privateKey)
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
      }
      return { id, rawId: id, type: 'public-key', response }
    },
  }
}
