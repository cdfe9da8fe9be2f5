import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Positions as strangers see them: one AES block over position and a nonce, so that nobody reads from a token how many facts there are.
 */
export type PositionTokens = { seal(position: bigint): string; open(token: string): bigint | undefined }

export const createPositionTokens = (secret: string): PositionTokens => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'heard/position/v1', 16))
  return {
    seal(position) {
      const block = Buffer.alloc(16)
      block.writeBigUInt64BE(position)
      randomBytes(4).copy(block, 8)
      const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
    },
    open(token) {
      const sealed = Buffer.from(token, 'base64url')
      if (sealed.length !== 16) return undefined
      const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
      const block = Buffer.concat([decipher.update(sealed), decipher.final()])
      return block.readUInt32BE(12) === 0 ? block.readBigUInt64BE() : undefined
    },
  }
}
