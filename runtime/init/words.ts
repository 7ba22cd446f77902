/** Words that tables and columns of people are called by, the likeliest first. */
const peopleWords = [
  'customer',
  'user',
  'person',
  'client',
  'member',
  'subscriber',
  'contact',
  'patient',
  'visitor',
  'player',
  'student',
  'guest',
  'employee',
  'profile',
  'account',
  'company',
  'organization',
  'organisation',
  'household',
] as const

const irregular: Readonly<Record<string, string>> = { people: 'person', children: 'child', men: 'man', women: 'woman' }

/** `customers` -> `customer`, `companies` -> `company`, `addresses` -> `address`. */
export const singular = (word: string): string => {
  const lower = word.toLowerCase()
  const known = irregular[lower]
  if (known) return known
  if (/[^aeiou]ies$/.test(lower)) return `${word.slice(0, -3)}y`
  if (/(ss|x|ch|sh|z)es$/.test(lower)) return word.slice(0, -2)
  return /[^sui]s$/.test(lower) ? word.slice(0, -1) : word
}

const idSuffix = /_?(id|key|uuid|guid|no|nr|number|code)$/i

export const looksLikeId = (column: string): boolean => idSuffix.test(column)

/** What an ID column names: `customer_id` -> `customer`; nothing for a bare `id`. */
export const namedBy = (column: string): string | undefined => column.replace(idSuffix, '') || undefined

/** Groups of people have no personal data of their own. */
export const isGroup = (name: string): boolean =>
  /^(account|company|organi[sz]ation|household)$/.test(singular(name).toLowerCase())

export const peopleRank = (name: string): number => {
  const word = singular(name).toLowerCase()
  const index = peopleWords.findIndex((known) => word === known || word.endsWith(`_${known}`))
  return index === -1 ? Number.POSITIVE_INFINITY : index
}

/** Times at which something happened, the likeliest first; `later` ones change or lie ahead. */
const timeWords: readonly RegExp[] = [
  /occurred|happened|event/i,
  /order|purchase|placed|paid|sent|received|visit|view|bought|sold|transact/i,
  /created|opened|started|register|signed|joined/i,
  /^(date|time|timestamp|ts|day)$/i,
]
const later =
  /updated|modified|deleted|closed|ended|expire|birth|due|until|valid|cancel|refund|ship|deliver|loaded|synced|_etl/i

/** Lower is likelier; infinite for a time that does not say when a row happened. */
export const timeRank = (column: string): number => {
  if (later.test(column)) return Number.POSITIVE_INFINITY
  const index = timeWords.findIndex((pattern) => pattern.test(column))
  return index === -1 ? timeWords.length : index
}

export const looksLikeEventName = (column: string): boolean =>
  /^(event|event_?name|event_?type|action|activity|activity_?type)$/i.test(column)

export const looksPersonal = (column: string): boolean =>
  /^(e_?mail|phone|mobile|telephone|first_?name|last_?name|full_?name|surname|name|street|address|birth|date_of_birth|dob|ip_?address|ssn|iban)/i.test(
    column,
  )

export const looksLikeUnixTime = (column: string): boolean =>
  /(_unix|_epoch|_ts|_time|_at|timestamp|epoch)$/i.test(column)
