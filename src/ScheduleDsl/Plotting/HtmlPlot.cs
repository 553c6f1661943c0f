using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl.Plotting;

/// <summary>Curves as one HTML page: the SVG picture, and the values under the pointer. It loads nothing from elsewhere.</summary>
internal static class HtmlPlot
{
    private const string Style = """
        body { margin: 1.5rem; font: 14px system-ui, -apple-system, "Segoe UI", sans-serif; background: #ffffff; color: #1d2025 }
        figure { margin: 0; max-width: 100%; overflow-x: auto } svg { cursor: crosshair }
        table { margin-top: .8rem; border-collapse: collapse; font-variant-numeric: tabular-nums } td, th { padding: .15rem .8rem .15rem 0; text-align: left; font-weight: 400 }
        td:last-child { text-align: right; font-family: ui-monospace, monospace } .cursor { stroke: #8a8f98; stroke-dasharray: 3 3 }
        @media (prefers-color-scheme: dark) { body { background: #0e0f12; color: #eceef1 } }
        """;

    // The pointer's place becomes a position on the axis; each curve shows its value at the nearest position that was read.
    private const string Script = """
        const svg = document.querySelector('svg'), rows = document.querySelectorAll('tbody tr'), at = document.querySelector('#at');
        const draw = (name, attributes) => { const e = document.createElementNS(svg.namespaceURI, name); for (const a in attributes) e.setAttribute(a, attributes[a]); svg.append(e); return e; };
        const f = plot.frame, cursor = draw('line', { class: 'cursor', y1: f.top, y2: f.top + f.height, visibility: 'hidden' });
        const dots = plot.series.map(s => draw('circle', { r: 3.5, fill: s.colour, visibility: 'hidden' }));
        const nearest = (x, to) => { let low = 0, high = x.length - 1; while (high - low > 1) { const middle = (low + high) >> 1; if (x[middle] <= to) low = middle; else high = middle; } return Math.abs(x[high] - to) < Math.abs(x[low] - to) ? high : low; };
        let position = plot.low;
        const show = to => {
          position = Math.min(plot.high, Math.max(plot.low, to));
          at.textContent = plot.label.replace(/ \(.*/, '') + ' ' + plot.series[0].x[nearest(plot.series[0].x, position)];
          plot.series.forEach((s, i) => {
            const k = nearest(s.x, position), beyond = position > s.x[s.x.length - 1] + (plot.high - plot.low) / 200, value = beyond ? null : s.y[k];
            rows[i].lastElementChild.textContent = value === null ? 'none' : value;
            const x = f.left + f.width * (s.x[k] - plot.low) / (plot.high - plot.low), y = f.top + f.height * (plot.top - value) / (plot.top - plot.bottom);
            dots[i].setAttribute('visibility', value === null ? 'hidden' : 'visible');
            if (value !== null) { dots[i].setAttribute('cx', x); dots[i].setAttribute('cy', y); }
            if (i === 0) { cursor.setAttribute('x1', x); cursor.setAttribute('x2', x); cursor.setAttribute('visibility', 'visible'); }
          });
        };
        svg.addEventListener('pointermove', e => { const box = svg.getBoundingClientRect(), x = (e.clientX - box.left) * svg.viewBox.baseVal.width / box.width; show(plot.low + (plot.high - plot.low) * (x - f.left) / f.width); });
        addEventListener('keydown', e => { const by = { ArrowLeft: -1, ArrowRight: 1 }[e.key]; if (by) { const x = plot.series[0].x; show(x[Math.min(x.length - 1, Math.max(0, nearest(x, position) + by))]); } });
        show(plot.low);
        """;

    public static string Draw(IReadOnlyList<PlotSeries> series, PlotText text, int width, int height)
    {
        PlotLayout layout = PlotLayout.Of(series, text, width, height);
        string title = SvgPlot.Escape(text.Title.Length > 0 ? text.Title : string.Join(", ", series.Select(s => s.Name)));
        string rows = string.Concat(series.Select((s, i) =>
            $"""<tr><td style="color: {SvgPlot.Colour(i)}">&#9632;</td><td>{SvgPlot.Escape(s.Name)}</td><td></td></tr>""" + "\n"));
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{title}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <figure>
            {SvgPlot.Draw(series, text, layout)}</figure>
            <table aria-live="polite">
            <thead><tr><th></th><th id="at"></th><th></th></tr></thead>
            <tbody>
            {rows}</tbody>
            </table>
            <script>
            const plot = {Data(series, text, layout)};
            {Script}
            </script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Data(IReadOnlyList<PlotSeries> series, PlotText text, PlotLayout layout)
    {
        PlotFrame frame = layout.Frame;
        string curves = string.Join(",\n", series.Select((s, i) => $$"""{"colour":"{{SvgPlot.Colour(i)}}","x":[{{Numbers(s.X)}}],"y":[{{Numbers(s.Y)}}]}"""));
        return $$"""
            {"label":{{Text(text.XLabel)}},"low":{{Number(layout.X.Low)}},"high":{{Number(layout.X.High)}},"bottom":{{Number(layout.Y.Low)}},"top":{{Number(layout.Y.High)}},
            "frame":{"left":{{Number(frame.Left)}},"top":{{Number(frame.Top)}},"width":{{Number(frame.Width)}},"height":{{Number(frame.Height)}}},"series":[
            {{curves}}]}
            """;
    }

    // The escapes of System.Text.Json leave no character that could end the script.
    private static string Text(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static string Numbers(IEnumerable<double> numbers) => string.Join(',', numbers.Select(Number));

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "null";
}
