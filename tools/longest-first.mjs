// In which order Vitest runs the files of a group: by project, so that few processes load the platform anew, and what takes longest first,
// so that no core waits at the end for a file that began late. On a fresh clone Vitest itself knows no more than the size of a file.
import { relative } from 'node:path'
import { BaseSequencer } from 'vitest/node'
import { root } from './run/paths.mjs'

const projects = ['unit', 'integration', 'e2e']

/** The longest of integration and of journeys, as the summary at the end of a run lists them. */
export const longest = [
  'apps/standalone/src/canary/canary.int.spec.ts',
  'apps/standalone/src/start.int.spec.ts',
  'packages/event-store/src/crash-drill.int.spec.ts',
  'packages/service-kit/src/work/drill/leases-drill.int.spec.ts',
  'apps/portal/e2e/reading-age/reading-age.int.spec.ts',
  'packages/event-store/src/damage.int.spec.ts',
  'packages/vault/src/postgres/writer-drill.int.spec.ts',
  'apps/standalone/src/postgres.int.spec.ts',
  'apps/standalone/src/witness/witness.int.spec.ts',
  'apps/standalone/src/telemetry.int.spec.ts',
  'apps/portal/e2e/conversations.e2e.spec.ts',
  'apps/portal/e2e/report-versions.e2e.spec.ts',
  'apps/portal/e2e/on-the-day.e2e.spec.ts',
  'apps/portal/e2e/champions.e2e.spec.ts',
  'apps/portal/e2e/share-story.e2e.spec.ts',
  'apps/portal/e2e/accountability-staff.e2e.spec.ts',
  'apps/portal/e2e/sign-in.e2e.spec.ts',
  'apps/portal/e2e/auditor.e2e.spec.ts',
  'apps/portal/e2e/report.e2e.spec.ts',
  'apps/portal/e2e/ledger.e2e.spec.ts',
]

/** @param {import('vitest/node').TestSpecification} specification */
function rank({ moduleId, project }) {
  const place = longest.indexOf(relative(root, moduleId))
  return projects.indexOf(project.name) * (longest.length + 1) + (place < 0 ? longest.length : place)
}

/** A Vitest sequencer; vitest.config.ts names it. */
export class LongestFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} specifications */
  async sort(specifications) {
    const sorted = await super.sort(specifications)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
