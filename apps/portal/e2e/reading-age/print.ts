import { startHeard } from '../heard.ts'
import { judged } from './judged.ts'
import { readPages } from './read-pages.ts'

const heard = await startHeard()
try {
  const found = judged(await readPages(heard.url))
  process.stdout.write('age   words  sentences  page\n')
  for (const { age, words, sentences, name } of found) {
    process.stdout.write(`${age.toFixed(1).padStart(4)}  ${String(words).padStart(5)}  ${String(sentences).padStart(9)}  ${name}\n`)
  }
} finally {
  await heard.stop()
}
