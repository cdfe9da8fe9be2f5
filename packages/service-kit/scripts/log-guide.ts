import { writeFileSync } from 'node:fs'
import { logGuide } from '../src/log/log-guide.ts'

writeFileSync(new URL('../../../docs/guides/logs.md', import.meta.url), logGuide())
