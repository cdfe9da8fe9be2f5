export { type PlatformFact, platformFacts } from './facts.ts'
export { ExportFormat, ExportKind } from './installation-facts.ts'
