import type { FileOfContribution } from '@heard/contracts/engagement'
import { useFileName } from '../../../components/file-names.tsx'

type FilesPartProps = { readonly files: readonly FileOfContribution[]; readonly address: string; readonly mayOpen: boolean }

/** Photos and recordings that came with the words; a voice or a hand can tell who somebody is, so not everybody may open them. */
export const FilesPart = ({ files, address, mayOpen }: FilesPartProps) => {
  const name = useFileName()
  if (files.length === 0) return null
  return (
    <>
      <h2>Photos and recordings</h2>
      <ul>
        {files.map((file) => (
          <li key={file.file}>
            {mayOpen ? <a href={`${address}/${file.file}`}>{name(file)}</a> : name(file)}
            {': '}
            {file.written ? 'written down' : 'not written down yet'}
          </li>
        ))}
      </ul>
    </>
  )
}
