/** Records of a CSV file by the names in its first line. */
export const recordsOf = (csv: string): readonly Readonly<Record<string, string>>[] => {
  const rows: string[][] = [[]]
  for (const [, comma = '', quoted, bare = ''] of csv.matchAll(/(,|\r?\n|^)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) {
    if (comma.endsWith('\n')) rows.push([])
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
  }
  const [head = [], ...lines] = rows
  return lines.filter((line) => line.length === head.length).map((line) => Object.fromEntries(head.map((name, index) => [name, line[index] ?? ''])))
}
