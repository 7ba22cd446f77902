/** Truth over the regions of one subject: false, true, or not known from this subject alone. */
export type Truth = 'no' | 'yes' | 'open'
/** One truth for every region; a single one stands for all regions alike. */
export type Truths = readonly Truth[]

const truthAt = (truths: Truths, region: number): Truth => (truths.length === 1 ? truths[0] : truths[region]) ?? 'open'

const widest = (all: readonly Truths[]): number => Math.max(1, ...all.map((truths) => truths.length))

const combine = (all: readonly Truths[], decisive: Truth, neutral: Truth): Truths =>
  Array.from({ length: widest(all) }, (_, region) => {
    const found = all.map((truths) => truthAt(truths, region))
    if (found.includes(decisive)) return decisive
    return found.every((truth) => truth === neutral) ? neutral : 'open'
  })

export const both = (all: readonly Truths[]): Truths => combine(all, 'no', 'yes')
export const either = (all: readonly Truths[]): Truths => combine(all, 'yes', 'no')

const opposite: Readonly<Record<Truth, Truth>> = { no: 'yes', yes: 'no', open: 'open' }
export const inverse = (truths: Truths): Truths => truths.map((truth) => opposite[truth])

export const unknown: Truths = ['open']

/** `yes` or `no` when it is so in every region. */
export const settled = (truths: Truths): 'yes' | 'no' | undefined => {
  const [first] = truths
  return (first === 'yes' || first === 'no') && truths.every((truth) => truth === first) ? first : undefined
}
