/** Cookies of the portal: all strictly necessary, none readable by script, none sent from another site's form. */
export type CookieName =
  | '__Host-draft'
  | '__Host-answers'
  | '__Host-contact'
  | '__Host-equality'
  | '__Host-champion'
  | '__Host-receipt'
  | '__Host-after'
  | '__Host-session'
  | '__Host-organisation'

export const readCookie = (headers: Headers, name: CookieName): string | undefined => {
  const pair = (headers.get('cookie') ?? '').split(/;\s*/).find((entry) => entry.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) || undefined
}

/** Without `seconds` the cookie goes with the browser window. */
export const setCookie = (name: CookieName, value: string, seconds?: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${seconds === undefined ? '' : `; Max-Age=${seconds}`}`

export const clearCookie = (name: CookieName): string => setCookie(name, '', 0)
