/** Where clamd listens: `path` of its socket, or `host` and `port`. */
export type ClamAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** `unix:/path/of/socket` or `tcp://host:port`; anything else is no address. */
export const readClamAddress = (text: string): ClamAddress | undefined => {
  const path = /^unix:(\/[^\0]+)$/.exec(text)?.[1]
  if (path !== undefined) return { path }
  if (!/^tcp:\/\/[^/?#@]+$/.test(text) || !URL.canParse(text)) return undefined
  const { hostname, port } = new URL(text)
  return hostname === '' || port === '' || port === '0' ? undefined : { host: hostname.replace(/^\[(.+)\]$/, '$1'), port: Number(port) }
}
