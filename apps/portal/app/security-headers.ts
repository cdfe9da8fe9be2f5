type Policy = { readonly nonce: string; readonly hydrated: boolean; readonly secure: boolean; readonly development: boolean }

const contentPolicy = ({ nonce, hydrated, development }: Policy): string =>
  [
    "default-src 'none'",
    hydrated ? `script-src 'nonce-${nonce}' 'self'` : "script-src 'self'",
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** A page that says what may happen on it keeps that. `same-origin`, not `no-referrer`: the latter makes browsers send `Origin: null` with forms, which is refused as foreign. */
export const secureHeaders = (headers: Headers, policy: Policy): void => {
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicy(policy))
  headers.set('x-content-type-options', 'nosniff')
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  headers.set('x-frame-options', 'DENY')
  if (policy.secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
