import ip from 'ipaddr.js'

/**
 * Addresses that the library calls public, though nobody on the Internet has them: what IPv4 was once
 * written as, and the host that a virtual machine of Azure lives on.
 */
const alsoPrivate = new Set(['168.63.129.16'])

/** The only IPv6 addresses that are given out (RFC 4291, section 2.4; IANA). */
const globalUnicast = ip.IPv6.parseCIDR('2000::/3')

/** Whether an IP address is one that anybody on the Internet may ask. */
export function isPublicAddress(text: string): boolean {
  if (!isAddress(text)) return false
  const address = ip.parse(text)
  if (address.range() !== 'unicast' || alsoPrivate.has(address.toString())) return false
  return address.kind() === 'ipv4' || address.match(globalUnicast)
}

/**
 * Whether a host may be public: a name may, until it is looked up.
 *
 * @param hostname As in `URL`, where all ways to write an IPv4 address are already one.
 */
export function mayBePublic(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isAddress(bare)) return isPublicAddress(bare)
  return !/(?:^|\.)localhost$/i.test(bare)
}

/** In full: the library also knows short ways to write an IPv4 address. */
function isAddress(text: string): boolean {
  // It throws and catches an error for each text that is none.
  return (/^[\d.]+$/.test(text) && ip.IPv4.isValidFourPartDecimal(text)) || ip.IPv6.isValid(text)
}
