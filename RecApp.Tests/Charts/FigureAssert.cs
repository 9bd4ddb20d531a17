using Plotly.Blazor.Traces;
using RecApp.Charts;

namespace RecApp.Tests.Charts;

/// <summary>What holds for every figure, whatever people named their things.</summary>
internal static class FigureAssert
{
    /// <summary>It says what it shows, has a sentence or a template for every point, numbers as a table, and no markup on its way to Plotly.</summary>
    public static void IsCompleteAndSafe(ChartFigure figure)
    {
        Assert.NotEmpty(figure.Title);
        Assert.NotEmpty(figure.Summary);
        Assert.NotEmpty(ChartTable.Of(figure).Rows);
        Assert.All(figure.Traces, trace =>
        {
            var (template, sentences) = trace switch
            {
                Bar bar => (bar.HoverTemplate, bar.HoverTextArray),
                Scatter scatter => (scatter.HoverTemplate, scatter.HoverTextArray),
                _ => (null, null),
            };
            Assert.NotEmpty(template!);
            if (template == "%{hovertext}")
                Assert.Equal(ChartSeries.Of(trace).X.Count, sentences!.Count);
            IsPlain(ChartJson.Write(trace));
        });
        IsPlain(ChartJson.Write(figure.Layout));
    }

    private static void IsPlain(string text) => Assert.DoesNotContain("<", text.Replace("<br>", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
