/** A variable is wrong; the message is one clear line. */
export class ConfigurationError extends Error {
  readonly type = 'configuration-error'
}
