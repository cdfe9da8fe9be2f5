import type { Configuration } from '../configuration.ts'
import type { Log } from '../log/log.ts'
import type { Part } from '../services-setting.ts'
import { silentTelemetry, type Telemetry } from './telemetry.ts'

type Means = { readonly version: string; readonly part?: Part | undefined; readonly log: Log; readonly everyMs?: number }

/** Telemetry to where the configuration says; what sends it is loaded only then. */
export const openTelemetry = async ({ otlpUrl: url }: Pick<Configuration, 'otlpUrl'>, means: Means): Promise<Telemetry> => {
  if (url === undefined) return silentTelemetry
  const { otlpTelemetry } = await import('./otlp-telemetry.ts')
  return otlpTelemetry({ url, ...means })
}
