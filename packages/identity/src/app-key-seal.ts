import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Seals the keys of people's apps in the file, by a key made from the installation's secret. */
export const createAppKeySeal = (secret: string) => {
  const sealing = Buffer.from(hkdfSync('sha256', secret, '', 'heard app keys', 32))
  return {
    seal: (account: string, key: Uint8Array): Buffer => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(account))
      return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
    },
    /** Nothing when it was sealed by another secret. */
    open: (account: string, sealed: Uint8Array): Buffer | undefined => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12)).setAAD(Buffer.from(account))
        decipher.setAuthTag(sealed.subarray(-16))
        return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}
