import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'

/** `heard sbom` */
export const sbom: Command = {
  name: 'sbom',
  summary: 'Print the software bill of materials: every package the platform is made of (CycloneDX 1.6)',
  notes: [
    'Made from package-lock.json alone: the same lock file gives the same bill, byte for byte, so that two can be compared.',
    'The property heard:needed-by of a package names the workspaces it comes in through; scope "excluded" is for development only.',
  ],
  arguments: [],
  options: { dated: { what: 'say in it when it was made; then no two are the same' } },
  async run({ switches }, { root }) {
    const { softwareBill } = await import('@heard/standalone')
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
    const bill = softwareBill(lock, switches.has('dated') ? new Date().toISOString() : undefined)
    return { done: true, data: bill, lines: [JSON.stringify(bill, undefined, 2)] }
  },
}
