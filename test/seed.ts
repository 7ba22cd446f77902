import fc from 'fast-check'

/**
 * All laws draw from one seed, so that a run says the same on every machine. `SEGQL_SEED=7` takes another one,
 * `SEGQL_SEED=random` a new one each time; a failing law prints the seed it used.
 */
const wished = process.env.SEGQL_SEED ?? '20261122'
if (wished !== 'random') fc.configureGlobal({ seed: Number(wished) })
