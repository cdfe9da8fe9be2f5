import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const shape = /^[\w-]{51}$/

/** Random values that were given out here, for one purpose, one person and a short time, and count once. */
export type Tickets = {
  give(purpose: string, about: string, seconds: number): string
  /** Whether it was given for this, and is neither too old nor used. */
  isGood(ticket: string, purpose: string, about: string): boolean
  /** The same, and from now on it is used. */
  take(ticket: string, purpose: string, about: string): boolean
  /** Bytes that nobody else can tell from a ticket. */
  secretOf(ticket: string): Buffer
}

/** Tickets carry their end and a MAC, so only used ones are remembered. The key is in memory alone: a restart makes all of them worthless. */
export const createTickets = (now: () => number): Tickets => {
  const key = randomBytes(32)
  const used = new Map<string, number>()
  const mac = (bytes: Buffer, purpose: string, about: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, about]))
      .update(bytes)
      .digest()
      .subarray(0, 16)
  const endOf = (bytes: Buffer): number => bytes.readUIntBE(16, 6)

  const isGood: Tickets['isGood'] = (ticket, purpose, about) => {
    if (!shape.test(ticket) || used.has(ticket)) return false
    const bytes = Buffer.from(ticket, 'base64url')
    const said = bytes.subarray(0, 22)
    return bytes.toString('base64url') === ticket && timingSafeEqual(mac(said, purpose, about), bytes.subarray(22)) && endOf(said) > now()
  }
  return {
    give: (purpose, about, seconds) => {
      const said = Buffer.alloc(22)
      randomBytes(16).copy(said)
      said.writeUIntBE(now() + seconds * 1000, 16, 6)
      return Buffer.concat([said, mac(said, purpose, about)]).toString('base64url')
    },
    isGood,
    take: (ticket, purpose, about) => {
      if (!isGood(ticket, purpose, about)) return false
      for (const [old, end] of used) if (end <= now()) used.delete(old)
      used.set(ticket, endOf(Buffer.from(ticket, 'base64url')))
      return true
    },
    secretOf: (ticket) => createHmac('sha256', key).update(`secret ${ticket}`).digest(),
  }
}
