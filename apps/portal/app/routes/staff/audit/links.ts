import type { EvidenceLink } from '@heard/contracts/reporting'

const narrowed = /^(contribution|actor|purpose):(.+)$/

/** Where a link of the evidence leads; `programme` is the one of the page. */
export const hrefOf = ({ screen, id = '', programme: other }: EvidenceLink, programme: string, everywhere: boolean): string => {
  const where = other ?? programme
  const staff = `/staff/${where}`
  const scope = everywhere && other === undefined ? '&scope=all' : ''
  const one = encodeURIComponent(id)
  switch (screen) {
    case 'consents':
      return `${staff}/audit/explore/consents?contribution=${one}${scope}`
    case 'openings': {
      const [, name, value = ''] = narrowed.exec(id) ?? []
      return `${staff}/audit/explore/openings${name === undefined ? '' : `?${name}=${encodeURIComponent(value)}${scope}`}`
    }
    case 'commitments':
      return `${staff}/audit/explore/commitments`
    case 'registers':
      return `${staff}/data-protection`
    case 'commitment':
      return `/programmes/${where}/commitments/${one}`
    case 'figures':
      return `/programmes/${where}/figures`
    case 'retention':
    case 'assurance':
    case 'record':
    case 'erasures':
      return `${staff}/${screen}`
  }
}
