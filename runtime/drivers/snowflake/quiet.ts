import { createRequire } from 'node:module'

/** The package's own HTTP client, as far as it is used here. */
interface HttpClient {
  readonly interceptors: {
    readonly request: { readonly use: (change: (request: HttpRequest) => HttpRequest) => void }
  }
}
interface HttpRequest {
  readonly url?: string
  adapter?: (request: HttpRequest) => Promise<object>
}

/** The package reports about results (numbers that are large, …) and has no setting against all of it: nothing is sent. */
const withoutReports = (client: HttpClient): void => {
  client.interceptors.request.use((request) => {
    if (request.url?.includes('/telemetry/send')) {
      request.adapter = async (config) => ({
        data: '{"success":true}',
        status: 200,
        statusText: 'OK',
        headers: {},
        config,
      })
    }
    return request
  })
}

const load = async () => {
  // It looks around for the cloud it runs in, loads a binary and tells the form of the account's name, unless it is told not to.
  process.env.SNOWFLAKE_DISABLE_PLATFORM_DETECTION = 'true'
  process.env.SNOWFLAKE_DISABLE_MINICORE = 'true'
  process.env.SF_TELEMETRY_DISABLE_CONNECTION_SHAPE = 'true'
  const { default: vendor } = await import('snowflake-sdk')
  vendor.configure({
    // Otherwise it writes `snowflake.log` into the working directory.
    logLevel: 'OFF',
    additionalLogToConsole: false,
    // Variants are never parsed here: the package would fall back to evaluating them as a program.
    jsonColumnVariantParser: (text) => text,
    xmlColumnVariantParser: (text) => text,
  })
  const require = createRequire(import.meta.url)
  withoutReports((require('snowflake-sdk/dist/lib/http/axios_instance.js') as { default: HttpClient }).default)
  return vendor
}

let loaded: ReturnType<typeof load> | undefined

/** The vendor's package, loaded and configured once: many of its settings are the process's. */
export const loadQuietly = (): ReturnType<typeof load> => {
  loaded ??= load()
  return loaded
}
