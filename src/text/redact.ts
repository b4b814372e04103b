import {percentDecode} from './percent-decode.ts'

const hidden = '***'

/** Words in the names of URL parameters that contain secrets: `?token=…`, `#api_key=…`. */
const secretWords = new Set(
  'apikey auth authorization code cred credential credentials jwt key otp pass passphrase passwd password pin pwd secret session sessionid sid sig sign signature ticket token'.split(
    ' '
  )
)

/** Parameters of signed URLs of cloud storage. */
const signedNames = /^(?:x-amz-|x-goog-|awsaccesskeyid$|ossaccesskeyid$)/i

/**
 * Hides secrets in the URLs of a text: user information (`https://user:password@…`), and values of
 * parameters such as `token`, `sig` or `X-Amz-Signature` in queries and fragments.
 */
export function redact(text: string): string {
  return cover(text, () => hidden)
}

/** Like `redact`, but keeps all offsets: each character of a secret becomes a `*`. */
export function redactInPlace(text: string): string {
  return cover(text, (secret) => '*'.repeat(secret.length))
}

function cover(text: string, hide: (secret: string) => string): string {
  if (!/[@=]/.test(text)) return text
  return (
    text
      // The WHATWG URL standard accepts any number of slashes or backslashes, and the last `@`.
      .replace(/((?:https?|ftp|wss?|rediss?):[\\/]*|:\/\/)([^\s/\\?#]*)/gi, (all, scheme, host) => {
        const end = host.lastIndexOf('@')
        return end < 0 ? all : `${scheme}${hide(host.slice(0, end))}${host.slice(end)}`
      })
      .replace(/([?&#;])([^=&#;?\s]{1,100})=([^&#\s"<>`]*)/g, (all, mark, name, value) => {
        if (value === '' || !(isSecretName(percentDecode(name)) || hasSecret(value))) return all
        const brackets = /[)\]]*$/.exec(value)?.[0] ?? ''
        return `${mark}${name}=${hide(value.slice(0, value.length - brackets.length))}${brackets}`
      })
  )
}

/** Whether the URLs of a text contain secrets. */
export function hasSecrets(text: string): boolean {
  return redact(text) !== text
}

/** Whether a parameter value contains a secret; it may be a URL itself. */
function hasSecret(text: string): boolean {
  const decoded = percentDecode(text)
  // Values too long to decode are hidden.
  if (decoded.length > longestNested || redact(decoded) !== decoded) return true
  return decoded !== text && hasSecret(decoded)
}

const longestNested = 4096

function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[^A-Za-z\d]+/)
  return signedNames.test(name) || words.some((word) => secretWords.has(word.toLowerCase()))
}
