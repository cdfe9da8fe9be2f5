import { writeFileSync } from 'node:fs'
import { logGuide } from '../src/log/log-guide.ts'
import { alertRules, runBook } from '../src/telemetry/alerts.ts'
import { dashboard } from '../src/telemetry/dashboard.ts'

const write = (file: string, text: string): void => writeFileSync(new URL(`../../../${file}`, import.meta.url), text)

write('docs/guides/logs.md', logGuide())
write('docs/guides/run-book.md', runBook())
write('infra/observability/alerts.yaml', alertRules())
write('infra/observability/dashboard.json', dashboard())
