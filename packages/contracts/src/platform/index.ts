export { type PlatformFact, platformFacts } from './facts.ts'
export { ExportFormat, ExportKind, PartProcess } from './installation-facts.ts'
