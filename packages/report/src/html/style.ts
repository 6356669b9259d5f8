/** The page's only style sheet: light and dark by preference, narrow windows, print. Contrasts are at least 4.5:1. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1b2330;--quiet:#556070;--line:#d6dbe2;--track:#e4e8ee;
--pass:#146c3a;--warn:#8a4b00;--fail:#b3161d;--inconclusive:#6b35b8;--skipped:#556070;--accent:#0b57b0;
--hit:#e3f0fc;--hit-ink:#0b4a91;--miss:#fdebd8;--miss-ink:#93370a;--partial:#fbf6cf;--partial-ink:#6a5300}
@media (prefers-color-scheme:dark){:root{--page:#0f141b;--card:#181f29;--ink:#e6ebf2;--quiet:#a3afbf;--line:#303a48;--track:#2b3543;
--pass:#5fd08a;--warn:#f0b35a;--fail:#ff8a85;--inconclusive:#c5a3ff;--skipped:#a3afbf;--accent:#7db8ff;
--hit:#14304e;--hit-ink:#9ccbff;--miss:#472814;--miss-ink:#ffb787;--partial:#3b3510;--partial-ink:#ecd96b}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:68rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem;overflow-wrap:anywhere}
h2{font-size:1.3rem;margin:0;overflow-wrap:anywhere}
h3{font-size:1.05rem;margin:2rem 0 .6rem;overflow-wrap:anywhere}
p{margin:.4rem 0;overflow-wrap:anywhere}
code,.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.87em;overflow-wrap:anywhere}
.quiet{color:var(--quiet)}
.report{background:var(--card);border:1px solid var(--line);border-left:6px solid var(--tone);border-radius:8px;padding:1.25rem 1.4rem;margin:0 0 1.5rem}
.pass{--tone:var(--pass)}.warn{--tone:var(--warn)}.fail{--tone:var(--fail)}.inconclusive{--tone:var(--inconclusive)}.skipped{--tone:var(--skipped)}
.head{display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:center}
.badge{display:inline-flex;gap:.4em;align-items:center;color:var(--tone);border:1.5px solid var(--tone);border-radius:99px;padding:.05rem .7rem;font-weight:600;font-size:.9rem;white-space:nowrap}
.mark{color:var(--tone);font-weight:700}
.lead{font-size:1.1rem;margin:.7rem 0}
.subject{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin:0;font-size:.9rem;color:var(--quiet)}
.subject div{display:flex;gap:.4em}.subject dt::after{content:":"}.subject dd{margin:0;overflow-wrap:anywhere}
.metrics{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:.8rem;margin:1.2rem 0 0;padding:0;list-style:none}
.metric{border:1px solid var(--line);border-radius:6px;padding:.7rem .9rem;min-width:0}
.metric .name{display:flex;justify-content:space-between;gap:.5rem;font-weight:600;font-size:.95rem}
.metric .value{font-size:1.7rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.metric .facts{display:flex;flex-wrap:wrap;gap:0 .9rem;font-size:.87rem;color:var(--quiet);font-variant-numeric:tabular-nums}
.gates{list-style:none;margin:.8rem 0 0;padding:0}.gates li{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:center;margin:.35rem 0;overflow-wrap:anywhere}a{color:var(--accent)}
.better{color:var(--pass)}.worse{color:var(--fail)}
.gauge{display:block;width:100%;height:16px;margin:.3rem 0;overflow:visible}
.gauge .track{fill:var(--track)}.gauge .fill{fill:var(--tone,var(--accent))}.gauge .limit{stroke:var(--ink);stroke-width:2}
.gauge .limit-tip{fill:var(--ink)}
.findings{list-style:none;margin:0;padding:0}
.findings>li{border-left:4px solid var(--tone);padding:.25rem 0 .25rem .8rem;margin:0 0 .6rem}
.findings p{margin:.1rem 0}
.scroll{overflow-x:auto;max-width:100%}
.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table.data{border-collapse:collapse;font-size:.92rem;min-width:min(100%,30rem);font-variant-numeric:tabular-nums}
.data th,.data td{padding:.3rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
.data thead th{color:var(--quiet);font-weight:600;border-bottom-width:2px;white-space:nowrap}
.data tbody th{font-weight:500}.data .right{text-align:right;white-space:nowrap}.data .center{text-align:center}
.data code{overflow-wrap:normal;white-space:nowrap}
details{margin:1rem 0 0}summary{cursor:pointer;font-weight:600;padding:.2rem 0;overflow-wrap:anywhere}
figure{margin:1.5rem 0 0}figcaption{font-weight:600;margin-bottom:.3rem}
.plot{display:block;width:100%;max-width:44rem;height:auto}
.plot text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--quiet)}
.plot .grid{stroke:var(--line)}.plot .curve{fill:none;stroke:var(--accent);stroke-width:2.5;stroke-linejoin:round}
.plot .band{fill:var(--accent);opacity:.18}.plot .point{fill:var(--accent)}
.plot .limit{stroke:var(--fail);stroke-width:2;stroke-dasharray:7 5}.plot .limit-label{fill:var(--fail);font-weight:600;paint-order:stroke;stroke:var(--card);stroke-width:5px;stroke-linejoin:round}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0;margin:0 0 .6rem;font-size:.88rem}
.source{border-collapse:collapse;width:100%;font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;tab-size:4}
.source td,.source th{padding:0 .55rem;font-weight:400;text-align:left;vertical-align:top}
.source .number{color:var(--quiet);text-align:right;user-select:none;min-width:3.2rem}
.source .sign,.source .state{width:1.6rem;text-align:center;user-select:none;padding:0 .2rem;min-width:1.6rem}
.source .state{font-weight:700}.source .text{white-space:pre;width:100%}
.source .remark{white-space:nowrap;color:var(--quiet);font-style:italic}
.source .gap td{color:var(--quiet);border-top:1px dashed var(--line);border-bottom:1px dashed var(--line);text-align:center}
.key{display:inline-block;width:1.5em;text-align:center;font-weight:700;border-radius:3px}
.hit td,.key.hit{background:var(--hit)}.hit .state,.key.hit{color:var(--hit-ink)}
.miss td,.key.miss{background:var(--miss)}.miss .state,.key.miss{color:var(--miss-ink)}
.partial td,.key.partial{background:var(--partial)}.partial .state,.key.partial{color:var(--partial-ink)}
.source .sign{padding-left:.45rem}.source .miss .sign{box-shadow:inset 5px 0 var(--miss-ink)}.source .partial .sign{box-shadow:inset 2px 0 var(--partial-ink)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{color:var(--quiet);font-size:.87rem;margin-top:1.2rem}
@media (max-width:30rem){main{padding:.8rem .5rem 2rem}.report{padding:.9rem .8rem}.metric .value{font-size:1.45rem}.plot text{font-size:19px}.data th,.data td{padding:.3rem .45rem}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:11pt}main{max-width:none;padding:0}.report{border-width:0 0 0 4px;break-inside:auto}
.metric,figure,.findings>li,tr{break-inside:avoid}.scroll{overflow:visible}.source .text{white-space:pre-wrap}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();
