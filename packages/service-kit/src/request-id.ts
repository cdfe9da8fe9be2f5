/** The header that tells a person which request their answer is to, so that they can quote it. Taken from no request but one that a trusted proxy sends on. */
export const requestHeader = 'heard-request'

/** The same in a problem (RFC 9457). */
export const instanceOf = (request: string): string => `urn:uuid:${request}`
