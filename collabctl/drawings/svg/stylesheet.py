"""The colours of pictures, for light and dark: rules for the stylesheet of a site, or for the one in a file.

Where a site has colours for drawings (`--drawing-goal` and its like) those are taken.
"""

STYLESHEET = """\
/* Pictures: boxes by the kind of what they stand for, lines by what they mean */
svg.picture { max-width: none; color: var(--ink, light-dark(#1d2528, #e7ebeb)); }
.picture .d-box rect, .picture .d-box path, .picture .d-sign { fill: var(--sheet, light-dark(#ffffff, #1c2326)); }
.picture .d-organization rect { fill: light-dark(#1d2528, #e7ebeb); }
.picture .d-organization text { fill: light-dark(#ffffff, #1d2528); }
.picture .d-goal rect { fill: var(--drawing-goal, light-dark(#e4f1ed, #1c3833)); }
.picture .d-department rect { fill: var(--drawing-department, light-dark(#eef0f8, #262c3d)); }
.picture .d-metric rect, .picture .d-metric path { fill: var(--drawing-metric, light-dark(#f6f2e6, #35301f)); }
.picture .d-box rect, .picture .d-box path { stroke: light-dark(#7d878c, #7d888d); }
.picture .d-pulled rect { stroke: light-dark(#c0392b, #ff8f7d); }
.picture .d-alone rect { stroke: light-dark(#c0392b, #ff8f7d); }
.picture .d-lever path { stroke: light-dark(#9a6400, #e8b64c); }
.picture .d-line { color: light-dark(#566067, #a5b0b5); }
.picture .d-raises { color: var(--drawing-raises, light-dark(#0b6558, #7fd6c4)); }
.picture .d-lowers { color: var(--drawing-lowers, light-dark(#a8321f, #ff9d8a)); }
.picture .d-against.d-pulled { color: light-dark(#c0392b, #ff8f7d); }
.picture .d-filled, .picture .d-bar { fill: var(--accent, light-dark(#0b6558, #7fd6c4)); }
.picture .d-bar { stroke: var(--accent, light-dark(#0b6558, #7fd6c4)); }
.picture .d-course { color: var(--accent, light-dark(#0b6558, #7fd6c4)); stroke-linejoin: round; }
.picture .d-aim { color: light-dark(#9a6400, #e8b64c); stroke-width: 1.5px; }
.picture .d-wanted { color: light-dark(#9a6400, #e8b64c); }
.picture .d-said { paint-order: stroke; stroke: var(--sheet, light-dark(#ffffff, #1c2326)); stroke-width: 4px; }
@media (max-width: 30rem) {
  figure.drawing { margin-inline: -1rem; padding-inline: 1rem; border-inline: 0; border-radius: 0; }
}
@media print { svg.picture { color-scheme: light; } }
"""
