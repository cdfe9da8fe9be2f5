import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { softwareBill } from '../bill/software-bill.ts'

const root = new URL('../../../../', import.meta.url)
const documents = ['dpia.md', 'threat-model.md', 'equality-impact-assessment.md', 'accessibility-statement.md', 'retention-schedule.md'] as const

/** What is written about the installation: the documents of the repository, the guides for auditors, and the bill of materials. */
export const packDocuments = async (): Promise<readonly (readonly [path: string, text: string])[]> => {
  const read = (path: string): Promise<string> => readFile(fileURLToPath(new URL(path, root)), 'utf8')
  const guides = (await readdir(new URL('docs/guides/', root))).filter((name) => name.endsWith('.md'))
  const bill = softwareBill(await read('package-lock.json'))
  return [
    ...(await Promise.all(documents.map(async (name) => [`documents/${name}`, await read(`docs/${name}`)] as const))),
    ...(await Promise.all(guides.map(async (name) => [`documents/guides/${name}`, await read(`docs/guides/${name}`)] as const))),
    ['documents/software-bill.cdx.json', `${JSON.stringify(bill, undefined, 2)}\n`],
  ]
}
