/** The look of an exported report: light and dark as the reader's system is, and on paper with its colours. */
export const htmlStyles = `
:root { color-scheme: light dark; --ground: #fff; --fg: #3b3b3b; --dim: #616161; --line: #e5e5e5; --blue: #1a85ff; --green: #388a34; --yellow: #bf8803; --purple: #652d90; --track: #e2e2e2 }
@media (prefers-color-scheme: dark) { :root { --ground: #1f1f1f; --fg: #ccc; --dim: #9d9d9d; --line: #333; --blue: #3794ff; --green: #89d185; --yellow: #cca700; --purple: #b180d7; --track: #3a3a3a } }
@media print { :root { color-scheme: light; --ground: #fff; --fg: #000; --dim: #444; --line: #bbb; --blue: #1a85ff; --green: #388a34; --yellow: #bf8803; --purple: #652d90; --track: #e2e2e2 } * { print-color-adjust: exact } section, figure, tr { break-inside: avoid } h2 { break-after: avoid } }
* { box-sizing: border-box; margin: 0; padding: 0 }
body { background: var(--ground); color: var(--fg); font: 14px/1.5 system-ui, sans-serif; max-width: 860px; margin: 0 auto; padding: 32px 32px 64px; overflow-wrap: break-word }
h1 { font-size: 24px; font-weight: 600; line-height: 1.3 } h2 { font-size: 15px; font-weight: 600; margin-top: 28px }
.period, .why, .quiet, .notes, .key, .basis, .more { color: var(--dim) } .period { margin-bottom: 20px }
.lead { font-size: 17px; line-height: 1.55; max-width: 68ch; margin-bottom: 8px } b { font-weight: 600 } .why { max-width: 72ch; margin-bottom: 10px }
.tag { border: 1px solid var(--line); border-radius: 3px; padding: 0 5px; font-size: 11px; color: var(--dim); white-space: nowrap }
code { font-family: ui-monospace, monospace; font-size: 0.92em; unicode-bidi: isolate } .quiet, .basis, .more { font-size: 0.86em }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 16px 24px; margin: 20px 0 8px } .figures dt { color: var(--dim) } .figures .value { font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums }
.sections { display: grid; grid-template-columns: 1fr 1fr; column-gap: 32px } section { grid-column: 1 / -1; min-width: 0 } section.half { grid-column: auto }
table { border-collapse: collapse; width: 100%; margin-top: 8px; font-variant-numeric: tabular-nums } caption { text-align: left; color: var(--dim); padding-bottom: 2px }
th { font-weight: 400; text-align: left; vertical-align: top } thead th { color: var(--dim); vertical-align: bottom } th, td { border-bottom: 1px solid var(--line); padding: 5px 12px 5px 0; vertical-align: top } .n { text-align: right } td.n :is(.basis, .range) { display: block } .range { font-size: 0.86em } th:last-child, td:last-child { padding-right: 0 }
figure { margin-top: 12px } .plot { position: relative; display: flex; height: 130px; margin-left: 48px; border-bottom: 1px solid var(--line) } .plot svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible }
.tick { position: absolute; left: -48px; right: 0; border-bottom: 1px dashed var(--line); color: var(--dim); font-size: 11px; line-height: 1.2 } .column { display: flex; flex: 1 1 0; flex-direction: column-reverse; position: relative } .column i { margin: 0 18% }
.names { display: flex; margin-left: 48px; color: var(--dim); font-size: 11px } .names span { flex: 1 1 0; text-align: center; min-width: 0 } .bar { display: flex; gap: 2px; height: 14px; border-radius: 4px; overflow: hidden } .strip { position: relative; height: 18px; border-bottom: 1px solid var(--line) } .strip i { position: absolute; top: 0; bottom: 0; min-width: 1px }
.hours { position: relative; height: 1.6em; color: var(--dim); font-size: 11px } .hours span { position: absolute; transform: translateX(-50%) } .interval { position: relative; display: block; height: 12px; min-width: 90px; background: var(--track); border-radius: 2px } .interval i, .interval b { position: absolute; top: 0; bottom: 0 } .interval i { background: var(--blue); opacity: .4 } .interval b { width: 3px; margin-left: -1px; background: var(--fg) }
i { background: var(--pattern, none) var(--mark); display: block } .swatch { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 6px } .key span { margin-right: 14px; white-space: nowrap } .key { font-size: 12px; margin-top: 4px }
path { fill: none; stroke: var(--mark); stroke-linecap: round; stroke-width: 2; vector-effect: non-scaling-stroke } path.area { fill: var(--mark); stroke: none; opacity: .35 }
.spec, .reviewed, .open, .money { --mark: var(--blue) } .delegate { --mark: var(--purple) } .verify, .proved, .verified, .landed { --mark: var(--green) } .byHand { --mark: var(--yellow) } .exercised { --mark: color-mix(in srgb, var(--green) 70%, var(--ground)) }
.selfGraded { --mark: var(--green); --pattern: repeating-linear-gradient(45deg, var(--ground) 0 3px, transparent 3px 5px) } .tested { --mark: color-mix(in srgb, var(--dim) 70%, var(--ground)) } .checked { --mark: color-mix(in srgb, var(--dim) 50%, var(--ground)) } .seen { --mark: color-mix(in srgb, var(--dim) 32%, var(--ground)) } .unknown, .nothing, .dropped { --mark: var(--track) } .all { --mark: var(--dim) }
.notes { border-top: 1px solid var(--line); margin-top: 32px; padding-top: 12px; font-size: 12px; max-width: 80ch } .notes h2 { font-size: 12px; margin: 0 }
@media (max-width: 640px) { th, td { overflow-wrap: anywhere } body { padding: 16px } .sections { grid-template-columns: 1fr } }
`;
