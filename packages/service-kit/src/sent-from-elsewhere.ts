import type { IncomingHttpHeaders } from 'node:http'

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : 'null')

/** What a browser says of where a request comes from: `Origin`, or from old ones the address of the page. */
const saidOrigin = ({ origin, referer }: IncomingHttpHeaders): string | undefined => origin ?? (referer === undefined ? undefined : originOf(referer))

/**
 * Whether a write was sent by another website in the name of whoever holds the cookies. With cookies somebody must say where it comes from: the browser
 * by `Sec-Fetch-Site`, `Origin` or `Referer`; a program by `Heard-Client`, which no page of another site can make a browser send.
 */
export const sentFromElsewhere = (method: string, headers: IncomingHttpHeaders, origin: string): boolean => {
  if (method === 'GET' || method === 'HEAD') return false
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const said = saidOrigin(headers)
  if (said !== undefined) return said !== origin
  return headers.cookie !== undefined && site === undefined && headers['heard-client'] === undefined
}
