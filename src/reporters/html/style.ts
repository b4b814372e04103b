/** Responsive, in light and dark mode. */
export const style = `
:root { color-scheme: light dark; --back: #f6f7f9; --quote: #eef0f3; --card: #fff; --text: #1c2128; --soft: #59636e;
  --line: #d5dae0; --error: #b3261e; --warning: #8a5a00; --note: #0b5cad; --mark: #ffe08a;
  --gone: #ffe9e7; --come: #e0f5e4; --accent: #2457b8 }
@media (prefers-color-scheme: dark) { :root { --back: #14171c; --quote: #2a2f37; --card: #1d2127; --text: #e4e7eb;
  --soft: #9aa5b1; --line: #363c45; --error: #ff8a80; --warning: #f0b64f; --note: #7ab8ff;
  --mark: #6b5200; --gone: #4a2320; --come: #1b3d25; --accent: #8ab4ff } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 64rem; padding: 1.25rem 1rem 3rem; background: var(--back);
  color: var(--text); line-height: 1.55; overflow-wrap: anywhere;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
h1 { margin: 0; font-size: 1.35rem; line-height: 1.3 }
.total { margin: .25rem 0 1rem; color: var(--soft) }
a { color: var(--accent) }
code, pre { font: .875rem/1.6 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace }
code { padding: .1em .3em; border-radius: .25rem; background: var(--quote); white-space: pre-wrap }
.total code, .repair code { padding: 0; background: none; font-size: inherit; white-space: nowrap }
.controls { display: flex; flex-wrap: wrap; gap: .5rem;
  margin: 0 -1rem; padding: .6rem 1rem; background: var(--back); border-bottom: 1px solid var(--line) }
@media (min-width: 48rem) { .controls { position: sticky; top: 0; z-index: 1 } }
.controls[hidden] { display: none }
.choices { display: flex; flex-wrap: wrap; gap: .5rem }
input, select, button { min-height: 2.25rem; padding: 0 .75rem; border: 1px solid var(--line);
  border-radius: .5rem; background: var(--card); color: inherit; font: inherit; font-size: .9rem }
input { flex: 1 1 14rem; min-width: 0 }
select { flex: 1 1 10rem; min-width: 0 }
button { cursor: pointer; color: var(--soft) }
button[aria-pressed=true] { border-color: currentColor; color: var(--accent); font-weight: 600 }
button.error[aria-pressed=true], .weight.error { color: var(--error) }
button.warning[aria-pressed=true], .weight.warning { color: var(--warning) }
button.note[aria-pressed=true], .weight.note { color: var(--note) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.group { margin-top: 1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card) }
summary { padding: .65rem 1rem; cursor: pointer; font-weight: 600 }
summary .amount { margin-left: .4rem; color: var(--soft); font-weight: 400 }
.finding { padding: .75rem 1rem; border-top: 1px solid var(--line) }
.finding[hidden], .group[hidden] { display: none }
.head { display: flex; flex-wrap: wrap; gap: 0 .75rem; font-size: .85rem; color: var(--soft) }
.weight { font-weight: 600 }
main[data-by=file] .finding .file { display: none }
.sentence { margin: .15rem 0 .4rem }
pre { color: var(--text); margin: .4rem 0; padding: .5rem .75rem; overflow-x: auto; border-radius: .4rem;
  background: var(--back); overflow-wrap: normal }
pre .line { display: block; width: max-content; min-width: 100% }
pre .number { display: inline-block; min-width: 2.5em; padding-right: 1em; text-align: right;
  color: var(--soft); user-select: none }
mark { background: var(--mark); color: inherit; border-radius: .15rem }
mark:empty { padding-left: .2rem }
.repair { font-size: .85rem; color: var(--soft) }
.repair summary { padding: 0; font-weight: 400 }
del, ins { text-decoration: none }
del.line { background: var(--gone) }
ins.line { background: var(--come) }
.none { margin: 2rem 0; color: var(--soft); text-align: center }
footer { margin-top: 2rem; color: var(--soft); font-size: .85rem }
`
