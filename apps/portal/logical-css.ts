/** What the plugin needs of a PostCSS declaration. */
type Declaration = {
  prop: string
  value: string
  readonly parent?: { readonly nodes?: readonly object[] } | undefined
  cloneBefore(overrides: { prop: string; value: string }): unknown
  remove(): unknown
}

const renamed: Readonly<Record<string, string>> = {
  'margin-left': 'margin-inline-start',
  'margin-right': 'margin-inline-end',
  'padding-left': 'padding-inline-start',
  'padding-right': 'padding-inline-end',
  'border-left': 'border-inline-start',
  'border-right': 'border-inline-end',
  'border-left-width': 'border-inline-start-width',
  'border-right-width': 'border-inline-end-width',
  'border-left-color': 'border-inline-start-color',
  'border-right-color': 'border-inline-end-color',
  'border-left-style': 'border-inline-start-style',
  'border-right-style': 'border-inline-end-style',
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  'border-top-left-radius': 'border-start-start-radius',
  'border-top-right-radius': 'border-start-end-radius',
  'border-bottom-left-radius': 'border-end-start-radius',
  'border-bottom-right-radius': 'border-end-end-radius',
}

/** The parts of a four-sided shorthand; undefined where a part is a function whose spaces would be cut. */
const parts = (value: string): readonly string[] | undefined => (value.includes('(') ? undefined : value.trim().split(/\s+/))

const splitSides = (declaration: Declaration): void => {
  const { prop, value } = declaration
  const [top, right, bottom, left, more] = parts(value) ?? []
  if (top === undefined || right === undefined || bottom === undefined || left === undefined || more !== undefined || right === left) return
  declaration.cloneBefore({ prop: `${prop}-block`, value: `${top} ${bottom}` })
  declaration.cloneBefore({ prop: `${prop}-inline`, value: `${left} ${right}` })
  declaration.remove()
}

/** Arrows and chevrons are cut out of borders: they are mirrored as a whole, see right-to-left.scss. */
const isShape = ({ prop, parent }: Declaration): boolean =>
  prop.startsWith('border') && (parent?.nodes ?? []).some((node) => 'prop' in node && node.prop === 'clip-path')

/** The NHS.UK styles are written for left to right; with logical properties the same sheet serves Urdu. Floats have no old logical form: see right-to-left.scss. */
export const logicalCss = {
  postcssPlugin: 'logical-css',
  Declaration(declaration: Declaration): void {
    if (isShape(declaration)) return
    const logical = renamed[declaration.prop]
    if (logical) declaration.prop = logical
    else if (declaration.prop === 'text-align' && declaration.value === 'left') declaration.value = 'start'
    else if (declaration.prop === 'text-align' && declaration.value === 'right') declaration.value = 'end'
    else if (declaration.prop === 'margin' || declaration.prop === 'padding') splitSides(declaration)
  },
}
