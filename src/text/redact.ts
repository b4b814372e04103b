/** What stands for a secret. */
const hidden = '***'

/** Words of a name that holds a secret, where it is a part of an address: `?token=…`, `#api_key=…`. */
const secretWords = new Set(
  'apikey auth authorization code cred credential credentials jwt key otp pass passphrase passwd password pin pwd secret session sessionid sid sig sign signature ticket token'.split(
    ' '
  )
)

/** Names of what cloud storage signs addresses with. */
const signedNames = /^(?:x-amz-|x-goog-|awsaccesskeyid$|ossaccesskeyid$)/i

/**
 * Hide the secrets in the addresses of a text: who is who at a server (`https://user:password@…`), and
 * the values of keys such as `token`, `sig` or `X-Amz-Signature` in queries and fragments.
 */
export function redact(text: string): string {
  return cover(text, () => hidden)
}

/** The same where places in the text have to stay: each character of a secret is a `*`. */
export function redactInPlace(text: string): string {
  return cover(text, (secret) => '*'.repeat(secret.length))
}

function cover(text: string, hide: (secret: string) => string): string {
  if (!/[@=]/.test(text)) return text
  return (
    text
      // The WHATWG URL standard takes any number of slashes, either way round, and the last `@`.
      .replace(/((?:https?|ftp|wss?|rediss?):[\\/]*|:\/\/)([^\s/\\?#]*)/gi, (all, scheme, host) => {
        const end = host.lastIndexOf('@')
        return end < 0 ? all : `${scheme}${hide(host.slice(0, end))}${host.slice(end)}`
      })
      .replace(/([?&#;])([^=&#;?\s]{1,100})=([^&#\s"<>`]*)/g, (all, mark, name, value) => {
        if (value === '' || !(isSecretName(decode(name)) || hasSecret(value))) return all
        const brackets = /[)\]]*$/.exec(value)?.[0] ?? ''
        return `${mark}${name}=${hide(value.slice(0, value.length - brackets.length))}${brackets}`
      })
  )
}

/** Whether there is a secret in the addresses of a text. */
export function hasSecrets(text: string): boolean {
  return redact(text) !== text
}

/** Whether there is a secret in the value of a key, which may be an address itself. */
function hasSecret(text: string): boolean {
  const decoded = decode(text)
  // What is too long to be taken apart is hidden as a whole.
  if (decoded.length > longestNested || redact(decoded) !== decoded) return true
  return decoded !== text && hasSecret(decoded)
}

const longestNested = 4096

function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[^A-Za-z\d]+/)
  return signedNames.test(name) || words.some((word) => secretWords.has(word.toLowerCase()))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
