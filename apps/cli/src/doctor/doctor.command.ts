import type { Command } from '../command.ts'
import { checkDataFolder, checkHealth, checkNode, checkRunning, checkScanner, type Finding } from './checks.ts'

const line = ({ what, ok, detail }: Finding): string => `${ok ? 'ok   ' : 'WRONG'} ${what}: ${detail}`

/** `heard doctor` */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Check what the platform needs here: Node, the data folder, the virus scanner, the stores, health',
  notes: [
    'Looks at a platform that runs on the data folder through its address; otherwise opens the folder for a moment. Changes nothing that people entered.',
  ],
  arguments: [],
  options: {},
  async run(_given, surroundings) {
    const { readConfiguration } = await import('@heard/standalone')
    const configuration = readConfiguration(surroundings.environment, surroundings.root)
    const folder = checkDataFolder(configuration.dataDirectory)
    const findings: Finding[] = [checkNode(process.versions.node), folder.finding, await checkScanner(configuration)]
    surroundings.progress('opening the stores')
    if (folder.has === 'facts') findings.push(...((await checkRunning(configuration)) ?? (await checkHealth(surroundings))))
    return { done: findings.every(({ ok }) => ok), data: { findings }, lines: findings.map(line) }
  },
}
