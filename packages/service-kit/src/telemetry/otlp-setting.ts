import { ConfigurationError } from '../configuration-error.ts'
import { isLoopback } from '../oidc-setting.ts'

/** Reads HEARD_OTLP_URL. @throws ConfigurationError, without what was given */
export const readOtlpSetting = (text: string): string => {
  const url = URL.parse(text)
  const plain = url && !url.username && !url.password && !url.search && !url.hash
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
  if (!plain || !safe)
    throw new ConfigurationError('HEARD_OTLP_URL must be an https:// address, or an http:// address of this machine, without query or password')
  return text.replace(/\/+$/, '')
}
