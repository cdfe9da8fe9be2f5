const anywhere = 'http://heard.internal'

/** Where to go after signing in: a page of this portal, whatever the address says. */
export const localNext = (next: string | null): string => {
  if (!next?.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return '/staff'
  const url = URL.parse(next, anywhere)
  return url?.origin === anywhere && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/staff'
}
