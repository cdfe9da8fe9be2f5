import type { Leases, Tenure } from '@heard/event-store'
import type { Telemetry } from '../telemetry/telemetry.ts'

/** Leases of which it is measured whether they are held here. */
export const measuredLeases = (leases: Leases, telemetry: Pick<Telemetry, 'gauge'>): Leases => {
  const tenures = new Map<string, Tenure>()
  telemetry.gauge('heard.work.held', async () =>
    [...tenures].map(([lease, tenure]) => ({ value: tenure.held() ? 1 : 0, of: { work: { name: lease } } })),
  )
  return {
    during(lease, work) {
      const tenure = leases.during(lease, work)
      tenures.set(lease, tenure)
      return tenure
    },
  }
}
