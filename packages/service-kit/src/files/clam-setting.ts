import { type ClamAddress, readClamAddress } from '@heard/files'
import { ConfigurationError } from '../configuration-error.ts'

/** Reads HEARD_CLAMAV. @throws ConfigurationError, without what was given */
export const readClamSetting = (text: string): ClamAddress => {
  const address = readClamAddress(text)
  if (!address) throw new ConfigurationError('HEARD_CLAMAV must be unix:/path/of/clamd.sock or tcp://host:3310')
  return address
}
