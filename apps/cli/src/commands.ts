import { breakGlassCommand } from './account/break-glass.command.ts'
import { backup } from './backup/backup.command.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor/doctor.command.ts'
import { crashDrillCommand } from './drill/crash.command.ts'
import { failoverDrillCommand } from './drill/failover.command.ts'
import { leasesDrillCommand } from './drill/leases.command.ts'
import { erasureDrillCommand, restoreDrillCommand } from './drill/platform-drill.command.ts'
import { writersDrillCommand } from './drill/writers.command.ts'
import { importCommitments } from './import/import-commitments.command.ts'
import { importContributions } from './import/import-contributions.command.ts'
import { rotateKeys } from './keys/rotate.command.ts'
import { rotateSessions } from './keys/rotate-sessions.command.ts'
import { listParts, partGone } from './parts/parts.command.ts'
import { rebuildProjections } from './projections/rebuild.command.ts'
import { restoreCommand } from './restore/restore.command.ts'
import { sbom } from './sbom/sbom.command.ts'
import { tour } from './tour/tour.command.ts'
import { verifyCommand } from './verify/verify.command.ts'
import { verifyProofCommand } from './verify/verify-proof.command.ts'
import { years } from './years/years.command.ts'

/** Every command of `heard`. */
export const commands: readonly Command[] = [
  tour,
  years,
  importContributions,
  importCommitments,
  rebuildProjections,
  rotateKeys,
  rotateSessions,
  breakGlassCommand,
  listParts,
  partGone,
  crashDrillCommand,
  failoverDrillCommand,
  writersDrillCommand,
  leasesDrillCommand,
  backup,
  restoreCommand,
  erasureDrillCommand,
  restoreDrillCommand,
  verifyCommand,
  verifyProofCommand,
  doctor,
  sbom,
]
