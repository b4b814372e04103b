import type {Text} from '../../text/language.ts'
import type {Reason, Verdict} from './verdict.ts'

/** Messages for the reasons of verdicts. */
const reasons: Partial<Record<Reason, Text>> = {
  status: {en: 'an answer that says neither yes nor no', zh: '响应不明确'},
  'rate-limited': {en: 'asked too often', zh: '请求过于频繁'},
  'server-error': {en: 'an error of the server', zh: '服务器出错'},
  timeout: {en: 'no answer in time', zh: '超时无响应'},
  network: {en: 'no connection', zh: '无法连接'},
  protocol: {en: 'an answer that is no HTTP', zh: '响应不是 HTTP'},
  tls: {en: 'a certificate that is not valid', zh: '证书无效'},
  'non-public': {en: 'leads to a private network, not asked', zh: '指向内网，未访问'},
  port: {en: 'an unusual port, not asked', zh: '端口不常见，未访问'},
  'redirect-loop': {en: 'redirects in a circle', zh: '循环重定向'},
  'too-many-redirects': {en: 'too many redirects', zh: '重定向过多'},
  'bad-redirect': {en: 'a redirect to nowhere', zh: '重定向没有目标地址'},
  'redirect-scheme': {en: 'a redirect that leaves the web', zh: '重定向到网页以外的地址'},
  'no-host': {en: 'no such host', zh: '域名不存在'},
  login: {en: 'asks who is there', zh: '需要登录'},
  'soft-404': {en: 'a page that says that nothing is there', zh: '页面写着内容不存在'},
  'bot-wall': {en: 'a page against robots', zh: '被反爬虫页面拦截'},
  'not-image': {en: 'a page, not a picture', zh: '是网页，不是图片'},
  unconfirmed: {en: 'looked dead, and could not be asked again', zh: '似乎已失效，但无法再次确认'},
  private: {en: 'what only some may see', zh: '仅部分人可见'},
  'not-checked': {en: 'no time was left to ask', zh: '时间已用完，未检查'},
  offline: {en: 'no network', zh: '没有网络'}
}

/** Longest address of a redirect that is shown. */
const longestHop = 80

/** The evidence for a verdict: reason, response, redirects, and number of requests. */
export function evidenceOf(verdict: Verdict): Text {
  return {en: inEnglish(verdict).join(', '), zh: inChinese(verdict).join('，')}
}

function inEnglish(verdict: Verdict): string[] {
  const {attempts, reason} = verdict
  const times = attempts > 1 ? [`asked ${attempts === 2 ? 'twice' : `${attempts} times`}`] : []
  return [...list(reasons[reason]?.en), ...facts(verdict, 'via'), ...times]
}

function inChinese(verdict: Verdict): string[] {
  const {attempts, reason} = verdict
  const times = attempts > 1 ? [`试了 ${attempts} 次`] : []
  return [...list(reasons[reason]?.zh), ...facts(verdict, '经过'), ...times]
}

function list(word: string | undefined): string[] {
  return word === undefined ? [] : [word]
}

/** Response, redirects and matched patterns; the same in every language. */
function facts({method, status, code, hops, evidence}: Verdict, via: string): string[] {
  const end = status === undefined ? code : String(status)
  const answer = end === undefined ? [] : [[method, end].filter(Boolean).join(' ')]
  const last = hops.at(-1)
  const way = last
    ? [`${via} ${hops.map((hop) => hop.status).join(' → ')} → ${short(last.href)}`]
    : []
  return [...answer, ...way, ...evidence.map(short)]
}

function short(text: string): string {
  return text.length <= longestHop ? text : `${text.slice(0, longestHop).toWellFormed()}…`
}

/** A verdict as a status code or word, to count equal ones. */
export function labelOf({reason, status, code}: Verdict): Text {
  const isAnswer = reason === 'status' || reason === 'rate-limited' || reason === 'server-error'
  if (isAnswer && status !== undefined) return {en: String(status), zh: String(status)}
  if ((reason === 'network' || reason === 'protocol' || reason === 'tls') && code !== undefined)
    return {en: code, zh: code}
  return labels[reason] ?? {en: reason, zh: reason}
}

const labels: Partial<Record<Reason, Text>> = {
  timeout: {en: 'timeout', zh: '超时'},
  network: {en: 'no connection', zh: '无法连接'},
  protocol: {en: 'no HTTP', zh: '不是 HTTP'},
  tls: {en: 'certificate', zh: '证书'},
  'non-public': {en: 'private network', zh: '内网'},
  port: {en: 'port', zh: '端口'},
  'redirect-loop': {en: 'redirects', zh: '重定向'},
  'too-many-redirects': {en: 'redirects', zh: '重定向'},
  login: {en: 'login', zh: '登录'},
  'soft-404': {en: 'soft 404', zh: '软 404'},
  'bot-wall': {en: 'bot wall', zh: '反爬虫页面'},
  unconfirmed: {en: 'unconfirmed', zh: '未确认'},
  private: {en: 'private', zh: '不公开'}
}
