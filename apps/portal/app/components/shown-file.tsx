import type { FileKind } from '@heard/contracts/engagement'
import { isPicture, useFileName } from './file-names.tsx'

type ShownFileProps = { readonly file: { readonly kind: FileKind; readonly size: number }; readonly address: string }

/** A photo to look at or a recording to hear; its words stand beside it once somebody wrote them down. */
export const ShownFile = ({ file, address }: ShownFileProps) => {
  const name = useFileName()(file)
  return (
    <figure className="app-file">
      {/* biome-ignore lint/a11y/useMediaCaption: what a recording says is written down by staff and shown with the words */}
      {isPicture(file.kind) ? <img src={address} alt={name} loading="lazy" /> : <audio controls preload="none" src={address} />}
      <figcaption>{name}</figcaption>
    </figure>
  )
}
