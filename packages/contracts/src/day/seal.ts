const { subtle } = crypto
type Key = Awaited<ReturnType<typeof subtle.deriveKey>>
type Bytes = Uint8Array<ArrayBuffer>

/** What a sealed item is bound to: under another id, or for another gathering, it does not open. */
export type ItemPlace = { readonly gathering: string; readonly item: string }
/** A pair of keys, base64url: the raw point of the public one, PKCS #8 of the private one. */
export type DayKeyPair = { readonly publicKey: string; readonly privateKey: string }

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const POINT = 65
const IV = 12
/** Items are filled up to a multiple of this, so that their length does not tell a check-in from a note. */
const BLOCK = 512
const SPACE = 0x20

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)
const joined = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const toText = (bytes: Uint8Array): string => {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
const toBytes = (text: string): Bytes => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const filledUp = (text: string): Bytes => {
  const bytes = utf8(text)
  const whole = new Uint8Array(Math.ceil(Math.max(bytes.length, 1) / BLOCK) * BLOCK).fill(SPACE)
  whole.set(bytes)
  return whole
}

/** One key and nonce for each item: the ephemeral key is used once. */
const itemKey = async (
  shared: ArrayBuffer,
  ephemeral: Uint8Array,
  use: 'encrypt' | 'decrypt',
): Promise<{ readonly key: Key; readonly iv: Bytes }> => {
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits'])
  const bits = await subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: joined(ephemeral), info: utf8('heard/day-item/v1') },
    secret,
    (32 + IV) * 8,
  )
  const key = await subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, [use])
  return { key, iv: new Uint8Array(bits, 32, IV) }
}
const boundTo = ({ gathering, item }: ItemPlace): Bytes => utf8(JSON.stringify(['heard/day-item/v1', gathering, item]))

export const newDayKeyPair = async (): Promise<DayKeyPair> => {
  const { publicKey, privateKey } = await subtle.generateKey(curve, true, ['deriveBits'])
  const [point, secret] = await Promise.all([subtle.exportKey('raw', publicKey), subtle.exportKey('pkcs8', privateKey)])
  return { publicKey: toText(new Uint8Array(point)), privateKey: toText(new Uint8Array(secret)) }
}

/**
 * Seals words (JSON) so that only the holder of the private key opens them, whoever sealed them neither: ephemeral ECDH over P-256, HKDF-SHA-256,
 * AES-256-GCM. Works alike in browsers and in Node.
 */
export const sealItem = async (publicKey: string, place: ItemPlace, json: string): Promise<string> => {
  const receiver = await subtle.importKey('raw', toBytes(publicKey), curve, false, [])
  const own = await subtle.generateKey(curve, false, ['deriveBits'])
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey))
  const shared = await subtle.deriveBits({ name: 'ECDH', public: receiver }, own.privateKey, 256)
  const { key, iv } = await itemKey(shared, point, 'encrypt')
  const box = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo(place) }, key, filledUp(json))
  return toText(joined(point, new Uint8Array(box)))
}

/** The words, or nothing where the item was sealed for another key or place, or was changed. */
export const openItem = async (privateKey: string, place: ItemPlace, sealed: string): Promise<string | undefined> => {
  try {
    const bytes = toBytes(sealed)
    const [point, box] = [bytes.slice(0, POINT), bytes.slice(POINT)]
    const [own, sender] = await Promise.all([
      subtle.importKey('pkcs8', toBytes(privateKey), curve, false, ['deriveBits']),
      subtle.importKey('raw', point, curve, false, []),
    ])
    const { key, iv } = await itemKey(await subtle.deriveBits({ name: 'ECDH', public: sender }, own, 256), point, 'decrypt')
    const words = await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: boundTo(place) }, key, box)
    return new TextDecoder().decode(words).trimEnd()
  } catch {
    return undefined
  }
}
