/** In light and dark mode; pictures have no colours of their own. */
export const style = `
:root { color-scheme: light dark; --back: #f6f7f9; --card: #fff; --text: #1c2128; --soft: #59636e;
  --line: #c3c9d1; --full: #2457b8; --alive: #1f7a3d; --moved: #2457b8; --uncertain: #8a5a00;
  --dead: #b3261e; --unknown: #8b949e }
@media (prefers-color-scheme: dark) { :root { --back: #14171c; --card: #1d2127; --text: #e4e7eb;
  --soft: #9aa5b1; --line: #4a525d; --full: #8ab4ff; --alive: #6bd08a; --moved: #8ab4ff;
  --uncertain: #f0b64f; --dead: #ff8a80; --unknown: #6e7883 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 64rem; padding: 1.25rem 1rem 3rem; background: var(--back);
  color: var(--text); line-height: 1.55; overflow-wrap: anywhere;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
h1 { margin: 0; font-size: 1.35rem }
h2 { margin: 0; font-size: 1.1rem }
section { margin-top: 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: .6rem;
  background: var(--card) }
.what, footer { margin: .25rem 0 .75rem; color: var(--soft); font-size: .85rem }
.picture { overflow-x: auto }
svg { display: block; min-width: 40rem; width: 100%; height: auto }
svg text { fill: var(--soft); font-size: 11px }
.full, .bar { fill: var(--full) }
.missed { fill: none; stroke: var(--soft) }
.cell { fill: none; stroke: var(--line) }
.level { fill: var(--full) }
.alive { fill: var(--alive); background: var(--alive) }
.moved { fill: var(--moved); background: var(--moved) }
.uncertain { fill: var(--uncertain); background: var(--uncertain) }
.dead { fill: var(--dead); background: var(--dead) }
.unknown { fill: var(--unknown); background: var(--unknown) }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .85rem }
.legend i { display: inline-block; width: .8em; height: .8em; margin-right: .35em }
table { margin-top: .75rem; border-collapse: collapse; font-size: .85rem;
  font-variant-numeric: tabular-nums }
.table { overflow-x: auto }
th, td { padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--line); text-align: left;
  white-space: nowrap }
td:last-child { white-space: normal }
a { color: var(--full) }
`
