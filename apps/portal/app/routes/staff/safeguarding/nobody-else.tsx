import type { ReactNode } from 'react'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'

type NobodyElseProps = { readonly title: string; readonly back: string; readonly children: ReactNode }

/** In place of a form for handing something over, where there is nobody to hand it to. */
export const NobodyElse = ({ title, back, children }: NobodyElseProps) => (
  <Page title={title} before={<BackLink href={back} />}>
    <h1>{title}</h1>
    <p>{children} An administrator can give somebody the role.</p>
  </Page>
)
