const number = new Intl.NumberFormat('en')
const share = new Intl.NumberFormat('en', { maximumFractionDigits: 1, style: 'percent' })
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

export const formatNumber = (value: number): string => number.format(value)
export const formatShare = (part: number, whole: number): string => (whole === 0 ? '–' : share.format(part / whole))
export const formatInstant = (instant: string): string => moment.format(new Date(instant))

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const
export const formatBytes = (bytes: number): string => {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** power
  return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`
}

export const formatDuration = (milliseconds: number): string => {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const

/** How long ago an instant was, in its largest unit. */
export const formatAgo = (instant: string, now: number = Date.now()): string => {
  const seconds = Math.round((now - Date.parse(instant)) / 1000)
  const step = steps.find((one) => seconds >= one.seconds)
  return step ? relative.format(-Math.floor(seconds / step.seconds), step.unit) : relative.format(-seconds, 'second')
}
