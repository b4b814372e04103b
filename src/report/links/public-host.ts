import ip from 'ipaddr.js'

/**
 * Addresses that the library calls public though they are not routed on the Internet: the host of
 * virtual machines in Azure.
 */
const alsoPrivate = new Set(['168.63.129.16'])

/** The only IPv6 range that is allocated as global unicast (RFC 4291, section 2.4; IANA). */
const globalUnicast = ip.IPv6.parseCIDR('2000::/3')

/** Whether an IP address is public. */
export function isPublicAddress(text: string): boolean {
  if (!isAddress(text)) return false
  const address = ip.parse(text)
  if (address.range() !== 'unicast' || alsoPrivate.has(address.toString())) return false
  return address.kind() === 'ipv4' || address.match(globalUnicast)
}

/**
 * Whether a host may be public; a name may, before its DNS lookup.
 *
 * @param hostname As in `URL`, which has normalized all forms of an IPv4 address.
 */
export function mayBePublic(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isAddress(bare)) return isPublicAddress(bare)
  return !/(?:^|\.)localhost$/i.test(bare)
}

/** Whether a text is an IP address in its full form; the library also accepts short forms. */
function isAddress(text: string): boolean {
  // The library throws and catches an error for each other text.
  return (/^[\d.]+$/.test(text) && ip.IPv4.isValidFourPartDecimal(text)) || ip.IPv6.isValid(text)
}
