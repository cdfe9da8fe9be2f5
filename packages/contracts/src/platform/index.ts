export { type PlatformFact, platformFacts } from './facts.ts'
export { ExportFormat, ExportKind, FactPart, PartProcess } from './installation-facts.ts'
